using System.Net;

namespace KubeInventory.Fetching.Histories;

/// <summary>What stands between a sync and its API server: breaks when it is told, and notes deletions.</summary>
internal sealed class FaultyApi : DelegatingHandler
{
    private int _left = int.MaxValue;

    /// <summary>Names of the hosts that the sync has asked to delete, since they were last taken.</summary>
    public List<string> Deletions { get; } = [];

    /// <summary>Requests so far.</summary>
    public int Requests { get; private set; }

    /// <summary>Lets so many more requests through, and no other until the next call.</summary>
    public void AllowOnly(int requests) => _left = requests;

    public void AllowAll() => _left = int.MaxValue;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        if (Interlocked.Decrement(ref _left) < 0)
        {
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StringContent("broken") });
        }

        var path = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Delete && path.Contains("/hosts/", StringComparison.Ordinal))
        {
            lock (Deletions)
            {
                Deletions.Add(path[(path.LastIndexOf('/') + 1)..]);
            }
        }

        return base.SendAsync(request, cancellationToken);
    }
}
