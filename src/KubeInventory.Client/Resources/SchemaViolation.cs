namespace KubeInventory.Client;

/// <summary>One way in which an object is not as its kind's schema wants it, in the words of kube-apiserver.</summary>
/// <param name="Path">The field as kubectl prints it, such as <c>spec.disks[0].name</c>; empty for the object itself.</param>
/// <param name="Message">What is wrong, such as <c>Required value</c>.</param>
public sealed record SchemaViolation(string Path, string Message)
{
    /// <summary>Path and message in one line.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
