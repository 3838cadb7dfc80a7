using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

public abstract class LeaseTests(ServerUnderTest server) : ConformanceTests(server)
{
    private readonly string _name = RealServer.UniqueName("lease");

    private ResourceClient<V1Lease> Leases => new ResourceClient<V1Lease>(Connection).InNamespace("default");

    public sealed class Embedded(EmbeddedServer server) : LeaseTests(server);

    public sealed class Real(RealServerUnderTest server) : LeaseTests(server);

    [Fact]
    public async Task Microseconds_survive()
    {
        var renewed = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero).AddTicks(1_234_560);

        var created = await CreateAsync(renewed);
        var read = await Leases.GetAsync(_name, Ct);

        Assert.Equal(renewed, created.Spec?.RenewTime);
        Assert.Equal(renewed, read.Spec?.RenewTime);
        await Leases.DeleteAsync(_name, cancellationToken: Ct);
    }

    [Fact]
    public async Task A_renewal_from_an_old_version_loses()
    {
        var created = await CreateAsync(DateTimeOffset.UnixEpoch);
        var first = created with { Spec = created.Spec! with { HolderIdentity = "first" } };
        var second = created with { Spec = created.Spec! with { HolderIdentity = "second" } };

        await Leases.ReplaceAsync(first, cancellationToken: Ct);
        var refusal = await RefusedAsync(Leases.ReplaceAsync(second, cancellationToken: Ct));

        Assert.Equal(StatusReason.Conflict, refusal.Reason);
        Assert.Equal("first", (await Leases.GetAsync(_name, Ct)).Spec?.HolderIdentity);
        await Leases.DeleteAsync(_name, cancellationToken: Ct);
    }

    [Fact]
    public async Task A_lease_lies_in_its_namespace_and_is_found_from_all()
    {
        await CreateAsync(DateTimeOffset.UnixEpoch);
        var all = new ResourceClient<V1Lease>(Connection);
        var options = new ListOptions { FieldSelector = $"metadata.name={_name}" };

        var found = await all.ListAsync(options, Ct).ToListAsync(Ct);
        var elsewhere = await all.InNamespace("kube-system").ListAsync(options, Ct).CountAsync(Ct);

        Assert.Equal("default", Assert.Single(found).Metadata?.Namespace);
        Assert.Equal(0, elsewhere);
        await Leases.DeleteAsync(_name, cancellationToken: Ct);
    }

    [Fact]
    public async Task A_duration_of_nothing_is_refused()
    {
        var lease = new V1Lease { Metadata = new ObjectMeta { Name = _name }, Spec = new V1LeaseSpec { LeaseDurationSeconds = 0 } };

        var refusal = await RefusedAsync(Leases.CreateAsync(lease, cancellationToken: Ct));

        Assert.Equal(StatusReason.Invalid, refusal.Reason);
        Assert.Equal("spec.leaseDurationSeconds", refusal.Status.Details?.Causes?[0].Field);
    }

    [Fact]
    public async Task A_lease_in_a_namespace_of_another_name_is_a_bad_request()
    {
        var lease = new V1Lease { Metadata = new ObjectMeta { Name = _name, Namespace = "kube-system" } };

        var refusal = await RefusedAsync(Leases.CreateAsync(lease, cancellationToken: Ct));

        Assert.Equal(StatusReason.BadRequest, refusal.Reason);
        Assert.Equal("the namespace of the provided object does not match the namespace sent on the request", refusal.Status.Message);
    }

    private Task<V1Lease> CreateAsync(DateTimeOffset renewed) => Leases.CreateAsync(
        new V1Lease
        {
            Metadata = new ObjectMeta { Name = _name },
            Spec = new V1LeaseSpec { HolderIdentity = "me", LeaseDurationSeconds = 40, RenewTime = renewed },
        },
        cancellationToken: Ct);
}
