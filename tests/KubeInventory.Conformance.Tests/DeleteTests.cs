using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

public abstract class DeleteTests(ServerUnderTest server) : ConformanceTests(server)
{
    private const string Held = """{"metadata": {"finalizers": ["example.io/hold"]}, "spec": {}}""";

    public sealed class Embedded(EmbeddedServer server) : DeleteTests(server);

    public sealed class Real(RealServerUnderTest server) : DeleteTests(server);

    [Fact]
    public async Task A_deleted_object_is_gone()
    {
        var created = await CreateAsync();

        Assert.True(await Widgets.DeleteAsync(created.Name, cancellationToken: Ct));
        Assert.False(await Widgets.DeleteAsync(created.Name, cancellationToken: Ct));
        Assert.Null(await Widgets.FindAsync(created.Name, Ct));
    }

    [Fact]
    public async Task Another_uid_or_version_is_a_conflict()
    {
        var created = await CreateAsync();
        const string Other = "11111111-2222-3333-4444-555555555555";

        var uid = await RefusedAsync(Widgets.DeleteAsync(created.Name, new DeleteOptions { Uid = Other }, Ct));
        var version = await RefusedAsync(Widgets.DeleteAsync(created.Name, new DeleteOptions { ResourceVersion = "1" }, Ct));

        Assert.Equal([StatusReason.Conflict, StatusReason.Conflict], new[] { uid.Reason, version.Reason });
        Assert.Equal(
            $"Operation cannot be fulfilled on Widget.conformance.kubeinventory.io \"{created.Name}\": the UID in the precondition ({Other}) " +
            $"does not match the UID in record ({created["metadata.uid"]}). The object might have been deleted and then recreated",
            uid.Status.Message);
        Assert.Equal(
            $"Operation cannot be fulfilled on Widget.conformance.kubeinventory.io \"{created.Name}\": the ResourceVersion in the precondition (1) " +
            $"does not match the ResourceVersion in record ({created.ResourceVersion}). The object might have been modified",
            version.Status.Message);
        Assert.True(await Widgets.DeleteAsync(
            created.Name,
            new DeleteOptions { Uid = (string?)created["metadata.uid"], ResourceVersion = created.ResourceVersion },
            Ct));
    }

    [Fact]
    public async Task A_finalizer_keeps_an_object_until_it_is_removed()
    {
        var created = await CreateAsync(Held);

        await Widgets.DeleteAsync(created.Name, cancellationToken: Ct);
        var dying = await Widgets.GetAsync(created.Name, Ct);
        await Widgets.DeleteAsync(created.Name, cancellationToken: Ct);
        var still = await Widgets.GetAsync(created.Name, Ct);
        await Widgets.PatchAsync(created.Name, Patch.Json().Remove("/metadata/finalizers/0"), cancellationToken: Ct);

        Assert.NotNull(dying.Metadata?.DeletionTimestamp);
        Assert.Equal(0, (int?)dying["metadata.deletionGracePeriodSeconds"]);
        Assert.Equal(2, dying.Generation);
        Assert.Equal(dying.ResourceVersion, still.ResourceVersion);
        Assert.Null(await Widgets.FindAsync(created.Name, Ct));
    }

    [Fact]
    public async Task A_dying_object_takes_changes_but_no_new_finalizer()
    {
        var created = await CreateAsync(Held);
        await Widgets.DeleteAsync(created.Name, cancellationToken: Ct);

        var changed = await Widgets.PatchAsync(created.Name, Patch.Json().Add("/spec/size", 3), cancellationToken: Ct);
        var refusal = await RefusedAsync(Widgets.PatchAsync(created.Name, Patch.Json().Add("/metadata/finalizers/-", "example.io/more"), cancellationToken: Ct));

        Assert.Equal(3, (int?)changed["spec.size"]);
        Assert.Equal(StatusReason.Invalid, refusal.Reason);
        Assert.Contains("metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted", refusal.Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_deletes_nothing()
    {
        var created = await CreateAsync();

        await Widgets.DeleteAsync(created.Name, new DeleteOptions { DryRun = true }, Ct);

        Assert.Equal(created.ResourceVersion, (await Widgets.GetAsync(created.Name, Ct)).ResourceVersion);
    }

    [Fact]
    public async Task Foreground_and_orphan_deletions_wait_for_whoever_handles_them()
    {
        var foreground = await CreateAsync();
        var orphan = await CreateAsync();

        await Widgets.DeleteAsync(foreground.Name, new DeleteOptions { Propagation = DeletePropagation.Foreground }, Ct);
        await Widgets.DeleteAsync(orphan.Name, new DeleteOptions { Propagation = DeletePropagation.Orphan }, Ct);

        Assert.Equal("foregroundDeletion", (string?)(await Widgets.FindAsync(foreground.Name, Ct))?["metadata.finalizers"]?[0]);
        Assert.Equal("orphan", (string?)(await Widgets.FindAsync(orphan.Name, Ct))?["metadata.finalizers"]?[0]);
    }

    [Fact]
    public async Task A_name_can_be_used_again_by_another_object()
    {
        var created = await CreateAsync();
        await Widgets.DeleteAsync(created.Name, cancellationToken: Ct);

        var again = await Widgets.CreateAsync(Loose<Widgets>.Of(created.Name, """{"spec": {}}"""), cancellationToken: Ct);

        Assert.NotEqual((string?)created["metadata.uid"], (string?)again["metadata.uid"]);
        Assert.Equal(1, again.Generation);
    }
}
