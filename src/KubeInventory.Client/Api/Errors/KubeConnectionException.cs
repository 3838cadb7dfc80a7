namespace KubeInventory.Client;

/// <summary>No usable answer came: the server is unreachable, TLS failed, the answer broke off, or time ran out.</summary>
/// <remarks>A write may still have taken effect. The message names the server and what to check.</remarks>
public sealed class KubeConnectionException : Exception
{
    /// <summary>Says what failed on the way to a server.</summary>
    public KubeConnectionException(string message, Uri server, Exception? innerException = null)
        : base(message, innerException)
    {
        Server = server;
    }

    /// <summary>The server that was to answer.</summary>
    public Uri Server { get; }
}
