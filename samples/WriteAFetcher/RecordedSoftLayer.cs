using System.Net;

namespace WriteAFetcher;

/// <summary>A SoftLayer that answers from memory, with 150 servers, and breaks when a check wants it to.</summary>
internal sealed class RecordedSoftLayer : HttpMessageHandler
{
    private const int Count = 150;
    private Queue<HttpStatusCode> _next = new();

    public HttpClient Client => new(this, disposeHandler: false) { BaseAddress = new Uri("https://api.example.net/rest/v3.1/") };

    /// <summary>The codes of the next answers; after them everything is well again.</summary>
    public void Answer(params IEnumerable<HttpStatusCode> codes) => _next = new Queue<HttpStatusCode>(codes);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_next.TryDequeue(out var code) && code != HttpStatusCode.OK)
        {
            return Task.FromResult(new HttpResponseMessage(code));
        }

        var limit = request.RequestUri!.Query.Split('=')[1].Split(',');
        var servers = Enumerable.Range(0, Count).Skip(int.Parse(limit[0])).Take(int.Parse(limit[1])).Select(i =>
            $$"""{"id":{{23000 + i}},"fullyQualifiedDomainName":"dcos-{{23000 + i}}.example.net","powerState":"RUNNING","datacenter":"fra03"}""");
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($"[{string.Join(',', servers)}]") });
    }
}
