using System.Globalization;
using System.Text;

namespace KubeInventory.TestKit;

/// <summary>One open watch of a simulated server, with whatever the network does to it.</summary>
internal sealed class SimulatedWatch(SimulatedObjects objects, long version, DateTimeOffset deadline)
{
    private long _sent = version;

    private Body? _content;

    public SimulatedStream Stream { get; } = new();

    public HttpContent Content => _content ??= new Body(Stream);

    /// <summary>Whether the client is through with it, timers and all.</summary>
    public bool IsReleased => _content is { IsDisposed: true };

    /// <summary>Whether nothing gets through any more, not even the end.</summary>
    public bool IsHalfOpen { get; private set; }

    public bool IsOver { get; private set; }

    public bool IsHealthy => !IsHalfOpen && !IsOver && !Stream.IsClosed;

    private IReadOnlyList<SimulatedEvent> Due => objects.After(_sent);

    /// <summary>Sends the present state first, and its end if the server knows of that.</summary>
    public void BeginWithState(bool marksEnd)
    {
        foreach (var lease in objects.Present.Reverse())
        {
            Send(new SimulatedEvent("ADDED", lease).Line);
        }

        if (marksEnd)
        {
            Send(Bookmark(""","annotations":{"k8s.io/initial-events-end":"true"}"""));
        }
    }

    /// <summary>Sends what has happened, and ends when its time is up.</summary>
    public void Tick(DateTimeOffset now)
    {
        if (!IsHealthy || !CanGoOn())
        {
            return;
        }

        SendDue(Send);
        if (now >= deadline)
        {
            End();
        }
    }

    public void SendBookmark()
    {
        if (IsHealthy && CanGoOn())
        {
            SendDue(Send);
            Send(Bookmark(""));
        }
    }

    /// <summary>What has happened comes byte by byte.</summary>
    public void Drip() => SendDue(line =>
    {
        foreach (var one in Encoding.UTF8.GetBytes(line))
        {
            Stream.Push(new[] { one });
        }
    });

    /// <summary>Sends what has happened last change first, as no server does.</summary>
    public void Swap()
    {
        var due = Due;
        _sent = objects.Version;
        Send(string.Concat(due.Reverse().Select(each => each.Line)));
    }

    /// <summary>Sends the last changes once more, as no server does.</summary>
    public void Duplicate()
    {
        SendDue(Send);
        Send(string.Concat(objects.After(_sent - 3).Select(each => each.Line)));
    }

    /// <summary>Whether all that is to be sent is remembered; otherwise it ends here.</summary>
    public bool CanGoOn()
    {
        if (_sent >= objects.Forgotten)
        {
            return true;
        }

        Fail("""{"kind":"Status","code":410,"reason":"Expired"}""");
        return false;
    }

    public void Fail(string status)
    {
        Send($"{{\"type\":\"ERROR\",\"object\":{status}}}\n");
        End();
    }

    public void Send(string text) => Stream.Push(Encoding.UTF8.GetBytes(text));

    public void End()
    {
        IsOver = true;
        Stream.End();
    }

    public void Break()
    {
        IsOver = true;
        Stream.Break(new IOException("The simulated connection was reset."));
    }

    public void FallSilent() => IsHalfOpen = true;

    private string Bookmark(string more) => string.Create(
        CultureInfo.InvariantCulture, $$$"""{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"{{{_sent}}}"{{{more}}}} }}""") + "\n";

    private void SendDue(Action<string> send)
    {
        var due = Due;
        _sent = objects.Version;
        foreach (var each in due)
        {
            send(each.Line);
        }
    }

    private sealed class Body(Stream stream) : StreamContent(stream)
    {
        public volatile bool IsDisposed;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            IsDisposed = true;
        }
    }
}
