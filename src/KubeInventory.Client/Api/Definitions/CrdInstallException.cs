namespace KubeInventory.Client;

/// <summary>A CustomResourceDefinition was not installed, since that would break something; the message says what, and what to do.</summary>
public sealed class CrdInstallException : Exception
{
    internal CrdInstallException(string definition, string message, Exception? cause = null)
        : base($"{definition}: {message}", cause) => Definition = definition;

    /// <summary>Name of the definition, such as <c>hosts.kubeinventory.io</c>.</summary>
    public string Definition { get; }
}
