using KubeInventory.Embedded;
using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class CertificateSigningTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly ClientCertificateRequest Me = new() { CommonName = "inventory:host:db-1", Organizations = ["readers"] };

    // Two clocks, so that a test that waits for a timer of the client does not meet one of the server.
    private readonly ManualTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly ManualTimeProvider _serverClock = new(DateTimeOffset.UtcNow);
    private readonly TemporaryDirectory _folder = new();
    private EmbeddedApiServer _server = null!;
    private KubeConnection _connection = null!;

    private string Path => _folder.File("client.pem");

    private ResourceClient<V1CertificateSigningRequest> Requests => new(_connection);

    private CertificateApproval Approval => new(_connection);

    public async ValueTask InitializeAsync()
    {
        _server = await EmbeddedApiServer.StartAsync(new EmbeddedApiServerOptions { TimeProvider = _serverClock }, Ct);
        _connection = _server.Connect(Options);
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_approved_request_brings_a_certificate_that_the_server_knows()
    {
        var issuing = new CertificateSigner(_connection).IssueAsync(Me with { Lifetime = TimeSpan.FromHours(1) }, Patience, Ct);
        var request = await NextRequestAsync();
        await Approval.ApproveAsync(request.Metadata!.Name!, "Known", "It is one of ours.", Ct);
        var issued = await issuing;
        issued.SaveTo(Path);

        Assert.Equal("kubernetes-admin", request.Spec!.Username);
        Assert.Contains("system:masters", request.Spec.Groups!);
        Assert.Equal(3600, request.Spec.ExpirationSeconds);
        Assert.InRange(issued.NotAfter - _clock.GetUtcNow(), TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        }

        using var own = ConnectWithFile();
        await new ResourceClient<V1Namespace>(own).GetAsync("default", Ct);
        var refusal = await Assert.ThrowsAsync<KubeForbiddenException>(() => new ResourceClient<V1Namespace>(own).DeleteAsync("default", cancellationToken: Ct));
        Assert.Contains("inventory:host:db-1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denial_says_why_and_stays()
    {
        var issuing = new CertificateSigner(_connection).IssueAsync(Me, Patience, Ct);
        var name = (await NextRequestAsync()).Metadata!.Name!;
        await Approval.DenyAsync(name, "Unknown", "Nobody ordered it.", Ct);

        var denial = await Assert.ThrowsAsync<CertificateSigningException>(() => issuing);
        var late = await Assert.ThrowsAnyAsync<KubeApiException>(() => Approval.ApproveAsync(name, "Known", "", Ct));

        Assert.Equal((name, CertificateSigningOutcome.Denied), (denial.RequestName, denial.Outcome));
        Assert.Contains("was denied: Unknown: Nobody ordered it.", denial.Message, StringComparison.Ordinal);
        Assert.Contains("mutually exclusive", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_signer_cannot_sign_fails()
    {
        var issuing = new CertificateSigner(_connection).IssueAsync(Me with { Usages = ["server auth"] }, Patience, Ct);
        await Approval.ApproveAsync((await NextRequestAsync()).Metadata!.Name!, "Known", "", Ct);

        var failure = await Assert.ThrowsAsync<CertificateSigningException>(() => issuing);

        Assert.Equal(CertificateSigningOutcome.Failed, failure.Outcome);
        Assert.Contains("invalid usage for client certificate", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_deciding_and_somebody_deleting_end_the_wait()
    {
        var waiting = new CertificateSigner(_connection).IssueAsync(Me, Patience, Ct);
        var first = (await NextRequestAsync()).Metadata!.Name!;
        await _clock.WaitForTimerAsync(Patience, Ct);
        _clock.Advance(Patience);
        var timeout = await Assert.ThrowsAsync<CertificateSigningException>(() => waiting);
        await Requests.DeleteAsync(first, cancellationToken: Ct);

        var deleted = new CertificateSigner(_connection).IssueAsync(Me, Patience, Ct);
        await Requests.DeleteAsync((await NextRequestAsync()).Metadata!.Name!, cancellationToken: Ct);
        var gone = await Assert.ThrowsAsync<CertificateSigningException>(() => deleted);

        Assert.Equal(CertificateSigningOutcome.TimedOut, timeout.Outcome);
        Assert.Contains($"kubectl certificate approve {first}", timeout.Message, StringComparison.Ordinal);
        Assert.Equal(CertificateSigningOutcome.Deleted, gone.Outcome);
    }

    [Fact]
    public async Task A_patience_that_is_none_asks_for_nothing()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => new CertificateSigner(_connection).IssueAsync(Me, TimeSpan.Zero, Ct));

        Assert.Empty(await Requests.ListAsync(cancellationToken: Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_server_refuses_what_is_no_request()
    {
        var refusal = await Assert.ThrowsAnyAsync<KubeApiException>(() => Requests.CreateAsync(
            new V1CertificateSigningRequest
            {
                Metadata = new ObjectMeta { Name = "x" },
                Spec = new V1CertificateSigningRequestSpec { Request = "nonsense"u8.ToArray(), SignerName = "nobody", ExpirationSeconds = 1 },
            },
            cancellationToken: Ct));

        Assert.Equal(
            ["spec.request", "spec.usages", "spec.signerName", "spec.expirationSeconds"],
            refusal.Status.Details!.Causes!.Select(cause => cause.Field));
    }

    [Fact]
    public async Task What_was_asked_and_decided_is_not_changed_by_other_paths()
    {
        var issuing = new CertificateSigner(_connection).IssueAsync(Me, Patience, Ct);
        var request = await NextRequestAsync();
        var forged = await Requests.ReplaceAsync(request with { Spec = request.Spec! with { Username = "somebody", SignerName = "a/b" } }, cancellationToken: Ct);
        Assert.Equal(request.Spec, forged.Spec);

        var decided = forged with
        {
            Status = new V1CertificateSigningRequestStatus
            {
                Conditions = [new() { Type = V1CertificateSigningRequestStatusConditionType.Approved, Status = V1CertificateSigningRequestStatusConditionStatus.True }],
            },
        };
        Assert.Null((await Requests.Status.ReplaceAsync(decided, cancellationToken: Ct)).Status?.Conditions);

        await Approval.ApproveAsync(request.Metadata!.Name!, "Known", "", Ct);
        await issuing;
    }

    [Fact]
    public async Task A_certificate_is_renewed_between_70_and_90_percent_of_its_life_and_taken_up_by_connections()
    {
        using var log = new ListLogger();
        using var bootstrap = _server.Connect(new KubeConnectionOptions { TimeProvider = _clock, LoggerFactory = log, RequestTimeout = Timeout.InfiniteTimeSpan });
        var renewal = Renewal(bootstrap, random: 0.5);
        var ensuring = renewal.EnsureAsync(Ct);
        await Approval.ApproveAsync((await NextRequestAsync()).Metadata!.Name!, "Known", "", Ct);
        await ensuring;
        await renewal.EnsureAsync(Ct);
        var first = await File.ReadAllTextAsync(Path, Ct);
        using var own = ConnectWithFile();
        await new ResourceClient<V1Namespace>(own).GetAsync("default", Ct);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = renewal.RunAsync(stop.Token);

        // The embedded server dates certificates back to the making of its authority, an hour before: 80 % of 11 hours, less that one.
        var due = await _clock.WaitForTimerAsync(TimeSpan.FromHours(10), Ct);
        Assert.InRange(due, TimeSpan.FromHours(7.7), TimeSpan.FromHours(7.9));
        _serverClock.Advance(due);
        _clock.Advance(due);
        await Approval.ApproveAsync((await NextRequestAsync()).Metadata!.Name!, "Known", "", Ct);
        await _clock.WaitForTimerAsync(TimeSpan.FromHours(20), Ct);
        while (await File.ReadAllTextAsync(Path, Ct) == first)
        {
            await Task.Yield();
        }

        // Past the end of the first one only the second is good.
        _serverClock.Advance(TimeSpan.FromHours(5));
        _clock.Advance(TimeSpan.FromHours(5));
        await new ResourceClient<V1Namespace>(own).GetAsync("default", Ct);

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_renewal_that_fails_keeps_the_old_certificate_and_is_tried_again()
    {
        using var log = new ListLogger();
        using var bootstrap = _server.Connect(new KubeConnectionOptions { TimeProvider = _clock, LoggerFactory = log, RequestTimeout = Timeout.InfiniteTimeSpan });
        var renewal = Renewal(bootstrap, random: 0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = renewal.RunAsync(stop.Token);

        await Approval.DenyAsync((await NextRequestAsync()).Metadata!.Name!, "No", "Not yet.", Ct);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(2), Ct);
        Assert.False(File.Exists(Path));
        _clock.Advance(TimeSpan.FromSeconds(2));
        await Approval.ApproveAsync((await NextRequestAsync()).Metadata!.Name!, "Known", "", Ct);
        while (!File.Exists(Path))
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        await running;
        Assert.Contains(log.Lines, line => line.Contains("was not renewed", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.StartsWith($"A new client certificate is in {Path}", StringComparison.Ordinal));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    private KubeConnectionOptions Options => new() { TimeProvider = _clock, RequestTimeout = Timeout.InfiniteTimeSpan };

    private ClientCertificateRenewal Renewal(KubeConnection connection, double random) => new(
        connection,
        new ClientCertificateRenewalOptions
        {
            Certificate = Me with { Lifetime = TimeSpan.FromHours(10) },
            Path = Path,
            ApprovalTimeout = TimeSpan.FromDays(30),
        },
        () => random);

    /// <summary>The first request that is not decided yet.</summary>
    private async Task<V1CertificateSigningRequest> NextRequestAsync()
    {
        await foreach (var change in Requests.WatchAsync(cancellationToken: Ct))
        {
            if (change.Type is WatchEventType.Added && change.Object.Status?.Conditions is null or [])
            {
                return change.Object;
            }
        }

        throw new InvalidOperationException("The watch ended before a request came.");
    }

    private KubeConnection ConnectWithFile() => KubeConnection.FromKubeConfig(
        new KubeConfigOptions
        {
            Content = KubeConfigText.Of(
                _server.Address.ToString(), "insecure-skip-tls-verify: true", $"client-certificate: {Path}, client-key: {Path}"),
        },
        Options);
}
