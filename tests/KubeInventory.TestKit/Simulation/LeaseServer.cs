using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace KubeInventory.TestKit.Simulation;

/// <summary>What an API server promises about Leases: one write per version, reads of the latest state, watches in order.</summary>
internal sealed class LeaseServer(World world)
{
    private readonly SortedDictionary<string, JsonObject> _leases = new(StringComparer.Ordinal);
    private readonly List<(WatchStream Stream, Link Link)> _watches = [];
    private long _version = 100;

    public bool IsUp { get; private set; } = true;

    /// <summary>How likely a request is refused: before, or after it took effect.</summary>
    public double Refusal { get; set; }

    /// <summary>Goes away and comes back with the same state; watches end or break.</summary>
    public void Restart(TimeSpan duration)
    {
        world.Note($"the server is away for {duration.TotalSeconds:0.0} s");
        IsUp = false;
        foreach (var (stream, link) in _watches)
        {
            link.Stream(stream, it => it.End());
        }

        _watches.Clear();
        world.After(duration, () => IsUp = true);
    }

    public HttpResponseMessage Handle(Link.Call call, Link link)
    {
        if (world.Chance(Refusal))
        {
            return Refuse();
        }

        var reply = Answer(call, link);
        return world.Chance(Refusal) ? Refuse() : reply;
    }

    private HttpResponseMessage Answer(Link.Call call, Link link) => call switch
    {
        { IsWatch: true } => Watch(call, link),
        { Method.Method: "GET", Name: "" } => List(call),
        { Method.Method: "GET" } => _leases.TryGetValue(call.Name, out var lease) ? Link.Reply(HttpStatusCode.OK, lease.ToJsonString()) : Absent(call.Name),
        { Method.Method: "POST" } => Create(JsonNode.Parse(call.Body)!.AsObject()),
        { Method.Method: "PUT" } => Replace(call.Name, JsonNode.Parse(call.Body)!.AsObject()),
        _ => Status(405, "MethodNotAllowed"),
    };

    private HttpResponseMessage Create(JsonObject lease)
    {
        var name = lease["metadata"]!["name"]!.GetValue<string>();
        if (_leases.ContainsKey(name))
        {
            return Status(409, "AlreadyExists");
        }

        lease["metadata"]!["uid"] = $"uid-{_version}";
        return Store(name, lease, "ADDED");
    }

    private HttpResponseMessage Replace(string name, JsonObject lease)
    {
        if (!_leases.TryGetValue(name, out var stored))
        {
            return Absent(name);
        }

        return VersionOf(stored) == VersionOf(lease) ? Store(name, lease, "MODIFIED") : Status(409, "Conflict");
    }

    private HttpResponseMessage Store(string name, JsonObject lease, string change)
    {
        lease["metadata"]!["resourceVersion"] = $"{++_version}";
        _leases[name] = lease;
        foreach (var (stream, link) in _watches.Where(watch => Matches(watch.Stream.Selector, lease)))
        {
            Send(link, stream, change, lease);
        }

        return Link.Reply(change is "ADDED" ? HttpStatusCode.Created : HttpStatusCode.OK, lease.ToJsonString());
    }

    private HttpResponseMessage List(Link.Call call)
    {
        var items = _leases.Values.Where(lease => Matches(Selector(call), lease)).Select(lease => lease.ToJsonString());
        return Link.Reply(HttpStatusCode.OK, $$$"""{"metadata":{"resourceVersion":"{{{_version}}}"},"items":[{{{string.Join(',', items)}}}]}""");
    }

    private HttpResponseMessage Watch(Link.Call call, Link link)
    {
        var stream = new WatchStream(Selector(call));
        _watches.Add((stream, link));
        foreach (var lease in _leases.Values.Where(lease => Matches(stream.Selector, lease)))
        {
            Send(link, stream, "ADDED", lease);
        }

        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(stream) };
    }

    private static void Send(Link link, WatchStream stream, string change, JsonObject lease)
    {
        var line = Encoding.UTF8.GetBytes($$"""{"type":"{{change}}","object":{{lease.ToJsonString()}}}""" + "\n");
        link.Stream(stream, it => it.Push(line));
    }

    private HttpResponseMessage Refuse()
    {
        var (code, reason, retryAfter) = world.Random.Next(4) switch
        {
            0 => (500, "InternalError", (int?)null),
            1 => (503, "ServiceUnavailable", 1),
            2 => (504, "Timeout", null),
            _ => (429, "TooManyRequests", 1),
        };
        var reply = Status(code, reason);
        if (retryAfter is { } seconds)
        {
            reply.Headers.RetryAfter = new System.Net.Http.Headers.RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        }

        return reply;
    }

    private static HttpResponseMessage Absent(string name) => Status(404, "NotFound", name);

    private static HttpResponseMessage Status(int code, string reason, string? name = null) => Link.Reply(
        (HttpStatusCode)code, $$$"""{"kind":"Status","status":"Failure","reason":"{{{reason}}}","code":{{{code}}},"details":{"name":"{{{name}}}"}}""");

    private static string Selector(Link.Call call)
    {
        var query = call.Uri.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2));
        return Uri.UnescapeDataString(query.First(pair => pair[0] is "fieldSelector" or "labelSelector")[1]);
    }

    private static bool Matches(string selector, JsonObject lease) => selector.Split('=', 2) switch
    {
        ["metadata.name", var name] => lease["metadata"]!["name"]!.GetValue<string>() == name,
        [var label, var value] => lease["metadata"]!["labels"]?[label]?.GetValue<string>() == value,
        _ => false,
    };

    private static string? VersionOf(JsonObject lease) => lease["metadata"]!["resourceVersion"]?.GetValue<string>();
}
