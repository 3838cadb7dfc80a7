namespace KubeInventory.Client;

/// <summary>A handler and its connections, for one client certificate and one notion of whom to trust. Guarded by its transport.</summary>
internal sealed class ConnectionPool(ServerTrust trust, ClientCertificate? certificate, SocketsHttpHandler handler)
{
    private int _sending;
    private bool _isRetired;

    public HttpClient Client { get; } = new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    public bool IsFor(ServerTrust otherTrust, ClientCertificate? otherCertificate) =>
        ReferenceEquals(trust, otherTrust) && ReferenceEquals(certificate, otherCertificate);

    /// <summary>Called before a request is sent.</summary>
    public void Enter() => _sending++;

    /// <summary>Called when its answer has begun, or will not.</summary>
    public void Leave()
    {
        _sending--;
        CloseIfUnused();
    }

    /// <summary>
    /// Takes no new request. Idle connections close when the last one is sent: a handler that is disposed before refuses what is on its way
    /// to it. Answers under way, and open watches, end undisturbed.
    /// </summary>
    public void Retire()
    {
        _isRetired = true;
        CloseIfUnused();
    }

    /// <summary>Ends everything under way.</summary>
    public void Close()
    {
        Client.Dispose();
        handler.Dispose();
    }

    private void CloseIfUnused()
    {
        if (_isRetired && _sending == 0)
        {
            handler.Dispose();
        }
    }
}
