using KubeInventory.Embedded;
using KubeInventory.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KubeInventory.Client.Tests;

public sealed class ControllerTests : IAsyncLifetime
{
    private EmbeddedApiServer _server = null!;
    private KubeConnection _connection = null!;

    private ResourceClient<V1Lease> Leases => new ResourceClient<V1Lease>(_connection).InNamespace("default");

    public async ValueTask InitializeAsync()
    {
        _server = await EmbeddedApiServer.StartAsync(Ct);
        _connection = _server.Connect();
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_exists_and_what_changes_and_what_is_deleted_is_reconciled_by_key()
    {
        await CreateAsync("a");
        var reconciler = new ScriptedReconciler();
        using var host = await StartAsync(reconciler);
        Assert.Equal(("a", "red"), await reconciler.NextAsync());

        await Leases.UpdateAsync("a", lease => lease with { Spec = new V1LeaseSpec { HolderIdentity = "green" } }, Ct);
        Assert.Equal(("a", "green"), await reconciler.NextAsync());

        await Leases.DeleteAsync("a", cancellationToken: Ct);
        Assert.Equal(("a", null), await reconciler.NextAsync());
        await host.StopAsync(Ct);
    }

    [Fact]
    public async Task A_failure_comes_again_and_so_does_what_asked_to()
    {
        await CreateAsync("a");
        var reconciler = new ScriptedReconciler();
        reconciler.Answers.Enqueue(() => throw new InvalidOperationException("not yet"));
        reconciler.Answers.Enqueue(() => ReconcileResult.RequeueAfter(TimeSpan.FromMilliseconds(1)));
        using var host = await StartAsync(reconciler);

        Assert.Equal(("a", "red"), await reconciler.NextAsync());
        Assert.Equal(("a", "red"), await reconciler.NextAsync());
        Assert.Equal(("a", "red"), await reconciler.NextAsync());
        await host.StopAsync(Ct);
    }

    [Fact]
    public async Task A_reconcile_that_takes_too_long_is_cancelled_and_comes_again()
    {
        await CreateAsync("a");
        var time = new ManualTimeProvider();
        var reconciler = new ScriptedReconciler { Hangs = 1 };
        using var host = await StartAsync(reconciler, options => options.ReconcileTimeout = TimeSpan.FromMinutes(7), time);
        await reconciler.NextAsync();

        time.Advance(TimeSpan.FromMinutes(7));
        await time.WaitForTimerAsync(TimeSpan.FromMilliseconds(5), Ct);
        time.Advance(TimeSpan.FromMilliseconds(5));
        Assert.Equal(("a", "red"), await reconciler.NextAsync());
        await host.StopAsync(Ct);
    }

    [Fact]
    public async Task As_many_run_at_once_as_are_allowed()
    {
        foreach (var name in "abcde")
        {
            await CreateAsync($"{name}");
        }

        var reconciler = new ScriptedReconciler { Hangs = 5 };
        using var host = await StartAsync(reconciler, options => options.MaxConcurrentReconciles = 3);
        for (var i = 0; i < 3; i++)
        {
            await reconciler.NextAsync();
        }

        Assert.Equal(3, reconciler.Inside);
        await host.StopAsync(Ct);
        Assert.Equal(0, reconciler.Inside);
    }

    [Fact]
    public async Task A_related_object_has_what_it_concerns_reconciled_before_and_after_its_change()
    {
        await CreateAsync("a");
        await CreateAsync("b");
        var reconciler = new ScriptedReconciler();
        using var host = await StartAsync(reconciler, options => options.Watch<V1Namespace>((space, leases) =>
            leases.List().Where(lease => lease.Spec!.HolderIdentity == space.Metadata!.Labels?.GetValueOrDefault("holder"))
                .Select(lease => new ObjectKey(lease.Metadata!.Namespace, lease.Metadata.Name!))));
        await reconciler.NextAsync();
        await reconciler.NextAsync();

        var spaces = new ResourceClient<V1Namespace>(_connection);
        await LabelAsync(spaces, "red");
        string[] names = [(await reconciler.NextAsync()).Name, (await reconciler.NextAsync()).Name];
        Assert.Equal(["a", "b"], names.Order());

        await LabelAsync(spaces, "nobody");
        names = [(await reconciler.NextAsync()).Name, (await reconciler.NextAsync()).Name];
        Assert.Equal(["a", "b"], names.Order());
        await host.StopAsync(Ct);
    }

    [Fact]
    public async Task Under_an_election_one_of_two_hosts_reconciles_and_the_other_takes_over()
    {
        var (first, second) = (new ScriptedReconciler(), new ScriptedReconciler());
        using var one = await StartAsync(first, Elected);
        using var other = await StartAsync(second, Elected);
        await CreateAsync("a");

        var (byFirst, bySecond) = (first.NextAsync("a"), second.NextAsync("a"));
        var firstLeads = await Task.WhenAny(byFirst, bySecond) == byFirst;
        Assert.False((firstLeads ? bySecond : byFirst).IsCompleted);

        await (firstLeads ? one : other).StopAsync(Ct);
        await (firstLeads ? bySecond : byFirst);
        await one.StopAsync(Ct);
        await other.StopAsync(Ct);

        static void Elected(ReconcilerOptions<V1Lease> options) => options.LeaderElection = new LeaderElectionOptions { Name = "controller" };
    }

    [Fact]
    public void Options_out_of_range_are_refused_when_they_are_given()
    {
        var services = new ServiceCollection();

        Assert.Throws<ArgumentOutOfRangeException>(() =>
            services.AddReconciler<V1Lease, ScriptedReconciler>(options => options.MaxConcurrentReconciles = 0));
        Assert.Throws<ArgumentException>(() =>
            services.AddReconciler<V1Lease, ScriptedReconciler>(options => options.LeaderElection = new LeaderElectionOptions()));
    }

    private static Task<V1Namespace> LabelAsync(ResourceClient<V1Namespace> spaces, string holder) => spaces.UpdateAsync(
        "default",
        space => space with { Metadata = space.Metadata! with { Labels = new Dictionary<string, string> { ["holder"] = holder } } },
        Ct);

    private Task<V1Lease> CreateAsync(string name) => Leases.CreateAsync(
        new V1Lease { Metadata = new ObjectMeta { Name = name }, Spec = new V1LeaseSpec { HolderIdentity = "red" } }, cancellationToken: Ct);

    private async Task<IHost> StartAsync(
        ScriptedReconciler reconciler, Action<ReconcilerOptions<V1Lease>>? configure = null, TimeProvider? time = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddKubernetesClient(_ => _server.Connect());
        builder.Services.AddSingleton(reconciler);
        builder.Services.AddReconciler<V1Lease, ScriptedReconciler>(configure);
        var host = builder.Build();
        await host.StartAsync(Ct);
        return host;
    }
}
