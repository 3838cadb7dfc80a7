namespace KubeInventory.Client;

/// <summary>Which kubeconfig to read, and which of its contexts to use.</summary>
public sealed class KubeConfigOptions
{
    /// <summary>A single file to read, which must exist. Default: the files in <c>KUBECONFIG</c>, or else <c>~/.kube/config</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The kubeconfig itself, as YAML or JSON, instead of a file; relative paths in it resolve against the working directory.</summary>
    public string? Content { get; init; }

    /// <summary>The context to use. Default: the kubeconfig's <c>current-context</c>.</summary>
    public string? Context { get; init; }
}
