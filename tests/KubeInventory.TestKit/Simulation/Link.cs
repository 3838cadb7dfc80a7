using System.Net;

namespace KubeInventory.TestKit.Simulation;

/// <summary>The network between one machine and the server: it delays, loses, and keeps things back.</summary>
internal sealed class Link(World world, Machine machine, LeaseServer server) : HttpMessageHandler
{
    private readonly List<Action> _keptBack = [];

    /// <summary>How likely a request, and how likely an answer, is lost.</summary>
    public double Loss { get; set; }

    /// <summary>The longest delay of a message, in seconds.</summary>
    public double Delay { get; set; } = 0.02;

    public bool IsCut { get; private set; }

    public void Cut(TimeSpan duration)
    {
        world.Note($"{machine.Name} is cut off for {duration.TotalSeconds:0.0} s");
        IsCut = true;
        world.After(duration, Heal);
    }

    public void Heal()
    {
        if (!IsCut)
        {
            return;
        }

        world.Note($"{machine.Name} is connected again");
        IsCut = false;
        var messages = _keptBack.ToArray();
        _keptBack.Clear();
        foreach (var message in messages)
        {
            world.After(world.Seconds(0, Delay), message);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        world.Check();
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var call = new Call(request.Method, request.RequestUri!, body);
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        using var registration = cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        Carry(() => Arrive(call, answer), () => Fail(answer));
        return await answer.Task.ConfigureAwait(false);
    }

    private void Arrive(Call call, TaskCompletionSource<HttpResponseMessage> answer)
    {
        if (!server.IsUp)
        {
            Carry(() => Fail(answer), () => { });
            return;
        }

        // Something on the way repeats requests, as the client itself does where a server asks for it: the second answer is what arrives.
        if (!call.IsWatch && world.Chance(Loss / 4))
        {
            server.Handle(call, this).Dispose();
        }

        var reply = server.Handle(call, this);
        world.Note($"{machine.Name} is answered {(int)reply.StatusCode} to {call}");
        Carry(() => machine.Run(() => answer.TrySetResult(reply)), () => Fail(answer));
    }

    /// <summary>Carries bytes of a stream, in order. A stream that meets a cut goes silent without an end.</summary>
    public void Stream(WatchStream stream, Action<WatchStream> deliver)
    {
        var lost = IsCut || world.Chance(Loss);
        stream.IsSilent |= lost;
        if (!stream.IsSilent)
        {
            var at = world.Now + world.Seconds(0, Delay);
            stream.LastArrival = at > stream.LastArrival ? at : stream.LastArrival;
            world.After(stream.LastArrival - world.Now, () => machine.Run(() => deliver(stream)));
        }
    }

    // A message is delivered, is lost without a word, breaks the connection, or is kept somewhere until a cut heals.
    private void Carry(Action deliver, Action breakOff)
    {
        var delay = world.Seconds(0, Delay);
        if (IsCut && world.Chance(0.3))
        {
            _keptBack.Add(deliver);
        }
        else if (!IsCut && !world.Chance(Loss))
        {
            world.After(delay, deliver);
        }
        else if (world.Chance(0.5))
        {
            world.After(delay, breakOff);
        }
    }

    private void Fail(TaskCompletionSource<HttpResponseMessage> answer) =>
        machine.Run(() => answer.TrySetException(new HttpRequestException(HttpRequestError.ConnectionError, "The connection is gone.")));

    internal sealed record Call(HttpMethod Method, Uri Uri, byte[] Body)
    {
        public string Name => Uri.Segments is [.., "leases/", var name] ? name : string.Empty;

        public override string ToString() => IsWatch ? "WATCH" : $"{Method} {Name}".TrimEnd();

        public bool IsWatch => Uri.Query.Contains("watch=true", StringComparison.Ordinal);
    }

    internal static HttpResponseMessage Reply(HttpStatusCode code, string json) =>
        new(code) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
}
