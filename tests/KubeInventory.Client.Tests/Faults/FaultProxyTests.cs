using System.Diagnostics;
using KubeInventory.Embedded;
using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class FaultProxyTests : IAsyncLifetime
{
    private const string Token = "of-the-test";

    private EmbeddedApiServer? _server;
    private FaultProxy? _proxy;
    private KubeConnection? _connection;

    private FaultProxy Proxy => _proxy!;

    private ResourceClient<V1Lease> Leases => new ResourceClient<V1Lease>(_connection!).InNamespace("default");

    public async ValueTask InitializeAsync()
    {
        _server = await EmbeddedApiServer.StartAsync(new EmbeddedApiServerOptions { AdminToken = Token }, Ct);
        _proxy = FaultProxy.Start(_server.Address);
        _connection = _proxy.Connect(Token, new KubeConnectionOptions { MaxRetries = 0, RequestTimeout = TimeSpan.FromSeconds(2) });
    }

    public async ValueTask DisposeAsync()
    {
        await _connection!.DisposeAsync();
        await _proxy!.DisposeAsync();
        await _server!.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_fault_requests_and_answers_pass()
    {
        var lease = await Leases.CreateAsync(Lease("a"), cancellationToken: Ct);

        Assert.Equal(lease, await Leases.GetAsync("a", Ct));
        Assert.Equal(2, Proxy.Requests.Count);
    }

    [Fact]
    public async Task Refusals_come_with_code_reason_and_retry_after()
    {
        Proxy.Next(Fault.Refuse(503, "ServiceUnavailable", retryAfterSeconds: 7));

        var refusal = await Assert.ThrowsAnyAsync<KubeApiException>(() => Leases.GetAsync("a", Ct));
        Assert.Equal((StatusReason.ServiceUnavailable, TimeSpan.FromSeconds(7)), (refusal.Reason, refusal.RetryAfter));
    }

    [Fact]
    public async Task Connections_that_are_dropped_reset_cut_or_silent_end_in_a_connection_exception()
    {
        await Leases.CreateAsync(Lease("a"), cancellationToken: Ct);
        foreach (var fault in (Fault[])[Fault.Drop, Fault.ResetAfter(300), Fault.CloseAfter(300), Fault.Hang, Fault.SilenceAfter(300)])
        {
            // Always: .NET itself sends a GET again whose connection was closed without a byte.
            Proxy.Otherwise = _ => fault;
            var failure = await Record.ExceptionAsync(() => Leases.GetAsync("a", Ct));
            Assert.True(failure is KubeConnectionException, $"{fault} led to {failure}");
        }
    }

    [Fact]
    public async Task What_is_split_dripped_or_delayed_arrives_whole()
    {
        await Leases.CreateAsync(Lease("a"), cancellationToken: Ct);
        foreach (var fault in (Fault[])[Fault.Split(1, TimeSpan.Zero), Fault.Split(100, TimeSpan.FromMilliseconds(5)), Fault.Delay(TimeSpan.FromMilliseconds(50))])
        {
            var start = Stopwatch.GetTimestamp();
            Proxy.Next(fault);
            Assert.Equal("a", (await Leases.GetAsync("a", Ct)).Metadata!.Name);
            Assert.True(fault != Fault.Delay(TimeSpan.FromMilliseconds(50)) || Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(40));
        }
    }

    [Fact]
    public async Task Answers_that_are_no_answers_are_told_as_unreadable()
    {
        foreach (var fault in (Fault[])[Fault.Answer("{\"metadata\":{\"na"), Fault.Answer("<html>", "text/html")])
        {
            Proxy.Next(fault);
            await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => Leases.GetAsync("a", Ct));
        }
    }

    [Fact]
    public async Task An_object_of_ten_megabytes_is_read_from_a_list_and_from_a_watch()
    {
        var big = $$"""{"metadata":{"name":"big","namespace":"default","resourceVersion":"7"},"spec":{"holderIdentity":"{{new string('x', 10 * 1024 * 1024)}}"} }""";
        Proxy.Next(
            Fault.Answer($$"""{"metadata":{"resourceVersion":"6"},"items":[{{big}}]}"""),
            Fault.Answer($$"""{"type":"MODIFIED","object":{{big.Replace("\"7\"", "\"8\"", StringComparison.Ordinal)}} }""" + "\n"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var informer = new Informer<V1Lease>(Leases);
        var running = informer.RunAsync(stop.Token);

        await informer.WaitForAsync("8", Ct);
        Assert.Equal(10 * 1024 * 1024, Assert.Single(informer.Lister.List()).Spec!.HolderIdentity!.Length);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Informers_behind_random_faults_lose_nothing()
    {
        foreach (var seed in Enumerable.Range(1, 8))
        {
            var outcome = await WireSchedule.RunAsync(seed, Ct);
            Assert.True(outcome.Failure is null, outcome.ToString());
        }
    }

    private static V1Lease Lease(string name) => new()
    {
        Metadata = new ObjectMeta { Name = name },
        Spec = new V1LeaseSpec { HolderIdentity = "nobody", LeaseDurationSeconds = 15 },
    };
}
