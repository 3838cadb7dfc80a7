namespace KubeInventory.Client;

/// <summary>A kubeconfig, or credentials that it names, cannot be used. The message says where and what to do.</summary>
public sealed class KubeConfigException : Exception
{
    /// <summary>Says which file, entry or program is at fault.</summary>
    public KubeConfigException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
