namespace KubeInventory.Benchmarks;

/// <summary>Counts what is sent: reads and writes of hosts, and everything else.</summary>
internal sealed class RequestCounter : DelegatingHandler
{
    private int _hosts;
    private int _others;

    public RequestCounter(HttpMessageHandler inner)
        : base(inner)
    {
    }

    public int Hosts => _hosts;

    public int Others => _others;

    public void Reset() => _hosts = _others = 0;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isHost = request.RequestUri!.AbsolutePath.Contains("/hosts", StringComparison.Ordinal);
        Interlocked.Increment(ref isHost ? ref _hosts : ref _others);
        return base.SendAsync(request, cancellationToken);
    }
}
