namespace KubeInventory.Client;

/// <summary>The subresources that a resource serves beside the object itself.</summary>
[Flags]
public enum Subresources
{
    /// <summary>The object alone.</summary>
    None = 0,

    /// <summary><c>/status</c>: observed state, written apart from desired state.</summary>
    Status = 1,

    /// <summary><c>/scale</c>: replicas.</summary>
    Scale = 2,
}
