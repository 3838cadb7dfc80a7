using System.Collections.Specialized;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Web;

namespace KubeInventory.TestKit;

/// <summary>A model of an API server that serves leases to one client through a handler, without a network. It fails as it is told.</summary>
/// <param name="objects">What it serves.</param>
/// <param name="time">Its clock, the client's too.</param>
/// <param name="streams">How it takes the wish for a stream of the present state.</param>
/// <param name="pageSize">The most objects in one page.</param>
internal sealed class SimulatedServer(SimulatedObjects objects, ManualTimeProvider time, StreamingSupport streams, int pageSize) : HttpMessageHandler
{
    private readonly Dictionary<string, (long Version, IReadOnlyList<SimulatedLease> Items)> _continues = new(StringComparer.Ordinal);
    private volatile SimulatedWatch? _watch;
    private int _active;
    private volatile StrongBox<CancellationToken>? _held;

    /// <summary>Chooses the fault of each request; null for none.</summary>
    public Func<OpenFault?> NextFault { get; set; } = () => null;

    /// <summary>The latest watch.</summary>
    public SimulatedWatch? Watch => _watch;

    /// <summary>How many timers run that say nothing about what the client does.</summary>
    public int TimersOfOthers { get; set; }

    /// <summary>Whether the client waits for something that only the simulation can bring about.</summary>
    public bool IsClientWaiting => IsHolding
        || (Volatile.Read(ref _active) == 0 && (_watch is null or { IsReleased: true } ? time.Armed > TimersOfOthers : _watch.Stream.IsAwaited));

    private bool IsHolding => _held is { Value.IsCancellationRequested: false };

    public override string ToString() =>
        $"{_active} requests, {(IsHolding ? "held" : "not held")}, watch {(_watch is null ? "none" : _watch.Stream.IsClosed ? "closed" : _watch.Stream.IsAwaited ? "awaited" : "unread")}";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _active);
        try
        {
            await Task.Yield();
            return NextFault() is { } fault
                ? await FailAsync(fault, cancellationToken)
                : Answer(HttpUtility.ParseQueryString(request.RequestUri!.Query));
        }
        finally
        {
            Interlocked.Decrement(ref _active);
        }
    }

    private static HttpResponseMessage Json(HttpStatusCode code, string body, string type = "application/json") =>
        new(code) { Content = new StringContent(body, Encoding.UTF8, type) };

    private static HttpResponseMessage Refusal(int code, string reason) => Json(
        (HttpStatusCode)code, $$"""{"kind":"Status","code":{{code}},"reason":"{{reason}}","message":"simulated"}""");

    private HttpResponseMessage Answer(NameValueCollection query)
    {
        lock (objects)
        {
            return query["watch"] is null ? List(query) : OpenWatch(query);
        }
    }

    private HttpResponseMessage List(NameValueCollection query)
    {
        var (version, rest) = (objects.Version, (IReadOnlyList<SimulatedLease>)[.. objects.Present]);
        if (query["continue"] is { } token && (!_continues.Remove(token, out var page) || (version = page.Version) < objects.Forgotten || (rest = page.Items) is null))
        {
            return Refusal(410, "Expired");
        }

        var count = query["limit"] is null ? rest.Count : Math.Min(pageSize, rest.Count);
        var next = count == rest.Count ? "" : Guid.NewGuid().ToString("n");
        if (next.Length > 0)
        {
            _continues[next] = (version, [.. rest.Skip(count)]);
        }

        return Json(HttpStatusCode.OK, string.Create(CultureInfo.InvariantCulture, $$"""
            {"metadata":{"resourceVersion":"{{version}}","continue":"{{next}}"},"items":[{{string.Join(',', rest.Take(count).Select(lease => lease.Json))}}]}
            """));
    }

    private HttpResponseMessage OpenWatch(NameValueCollection query)
    {
        var wantsState = query["sendInitialEvents"] == "true";
        if (wantsState && streams is StreamingSupport.Refuses)
        {
            return Refusal(422, "Invalid");
        }

        var from = long.TryParse(query["resourceVersion"], CultureInfo.InvariantCulture, out var version) ? version : objects.Version;
        if (from < objects.Forgotten)
        {
            return Refusal(410, "Expired");
        }

        var watch = new SimulatedWatch(objects, from, time.GetUtcNow() + TimeSpan.FromSeconds(double.Parse(query["timeoutSeconds"]!, CultureInfo.InvariantCulture)));
        if (wantsState)
        {
            watch.BeginWithState(marksEnd: streams is StreamingSupport.Serves);
        }

        watch.Tick(time.GetUtcNow());
        _watch = watch;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = watch.Content };
    }

    private async Task<HttpResponseMessage> FailAsync(OpenFault fault, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case OpenFault.Refuse:
                throw new HttpRequestException("simulated", new SocketException((int)SocketError.ConnectionRefused));
            case OpenFault.Reset:
                throw new HttpRequestException("simulated", new SocketException((int)SocketError.ConnectionReset));
            case OpenFault.Hang:
                _held = new StrongBox<CancellationToken>(cancellationToken);
                await Task.Delay(Timeout.Infinite, cancellationToken);
                throw new UnreachableException();
            case OpenFault.Html:
                return Json(HttpStatusCode.OK, "<html>Please log in</html>\n", "text/html");
            case OpenFault.Truncate:
                return Json(HttpStatusCode.OK, """{"metadata":{"resourceVersion":"5","continue":""},"items":[{"metadata":{"na""");
            case OpenFault.BadGateway:
                return Json(HttpStatusCode.BadGateway, "bad gateway", "text/plain");
            case OpenFault.Busy:
                var busy = Refusal(429, "TooManyRequests");
                busy.Headers.Add("Retry-After", "3");
                return busy;
            default:
                return Refusal((int)fault, ((HttpStatusCode)(int)fault).ToString());
        }
    }
}
