namespace KubeInventory.Client;

/// <summary>A proxy does not open a tunnel. The message says what it answered.</summary>
internal sealed class ProxyTunnelException(string message) : IOException(message);
