namespace KubeInventory.Client.Tests;

public sealed class LeaseOptionsTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private KubeConnection _connection = null!;

    private ResourceClient<V1Lease> Leases => new ResourceClient<V1Lease>(_connection).InNamespace("shop");

    public ValueTask InitializeAsync()
    {
        _connection = KubeConnection.FromHttpClient(_http, new Uri("http://nowhere.invalid"));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _http.Dispose();
    }

    [Theory]
    [InlineData(15, 15, 2, "RenewDeadline")]
    [InlineData(15, 10, 9, "RetryPeriod")]
    [InlineData(15, 2.4, 2, "RetryPeriod")]
    [InlineData(15, 10, 0.5, "RetryPeriod")]
    [InlineData(15.5, 10, 2, "LeaseDuration")]
    [InlineData(0, -1, 2, "LeaseDuration")]
    public void Times_that_do_not_fit_together_are_refused(double duration, double renew, double retry, string culprit)
    {
        var options = new LeaderElectionOptions
        {
            Name = "leader",
            LeaseDuration = TimeSpan.FromSeconds(duration),
            RenewDeadline = TimeSpan.FromSeconds(renew),
            RetryPeriod = TimeSpan.FromSeconds(retry),
        };

        Assert.Contains(culprit, Assert.Throws<ArgumentException>(() => new LeaderElection(Leases, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_those_of_client_go()
    {
        var options = new LeaderElectionOptions();

        Assert.Equal((15, 10, 2), (options.LeaseDuration.TotalSeconds, options.RenewDeadline.TotalSeconds, options.RetryPeriod.TotalSeconds));
    }

    [Fact]
    public void Two_candidates_of_one_name_have_different_identities()
    {
        var options = new LeaderElectionOptions { Name = "leader", Identity = "web-1" };

        Assert.NotEqual(new LeaderElection(Leases, options).Identity, new LeaderElection(Leases, options).Identity);
        Assert.StartsWith(Environment.MachineName, new LeaderElection(Leases, new LeaderElectionOptions { Name = "leader" }).Identity, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_an_identity_and_a_namespace_are_needed()
    {
        Assert.Throws<ArgumentException>(() => new LeaderElection(Leases, new LeaderElectionOptions()));
        Assert.Throws<ArgumentException>(() => new LeaderElection(Leases, new LeaderElectionOptions { Name = "leader", Identity = " " }));
        Assert.Throws<ArgumentException>(() => new LeaderElection(new ResourceClient<V1Lease>(_connection), new LeaderElectionOptions { Name = "leader" }));
        Assert.Throws<ArgumentException>(() => new LeaseLock(new ResourceClient<V1Lease>(_connection)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeaseSemaphore(Leases, "slots", slots: 0));
    }
}
