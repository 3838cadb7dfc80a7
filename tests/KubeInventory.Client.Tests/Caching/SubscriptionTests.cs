using FsCheck;
using FsCheck.Fluent;

namespace KubeInventory.Client.Tests;

public sealed class SubscriptionTests
{
    [Fact]
    public async Task The_present_content_comes_first()
    {
        var store = new Store<V1Lease>();
        store.Replace([Leases.Named("a", 1), Leases.Named("b", 2)]);

        Assert.Equal(["Added a", "Added b"], await DrainAsync(store, store.Subscribe()));
    }

    [Fact]
    public async Task Changes_of_one_object_melt_into_their_net_change()
    {
        var store = new Store<V1Lease>();
        store.Set(Leases.Named("kept", 1));
        store.Set(Leases.Named("gone", 2));
        var subscription = CaughtUp(store);

        store.Set(Leases.Named("kept", 3, holder: "green"));
        store.Set(Leases.Named("kept", 4, holder: "blue"));
        store.Set(Leases.Named("gone", 5));
        store.Remove(new ObjectKey("shop", "gone"));
        store.Set(Leases.Named("new", 6));
        store.Set(Leases.Named("new", 7));
        store.Set(Leases.Named("brief", 8));
        store.Remove(new ObjectKey("shop", "brief"));

        Assert.Equal(["Updated kept 1→4", "Deleted gone 2→", "Added new →7"], await DrainAsync(store, subscription, versions: true));
    }

    [Fact]
    public async Task A_name_that_gets_another_uid_is_deleted_and_then_added()
    {
        var store = new Store<V1Lease>();
        store.Set(Leases.Named("a", 1, uid: "1"));
        var subscription = CaughtUp(store);

        store.Remove(new ObjectKey("shop", "a"));
        store.Set(Leases.Named("a", 3, uid: "2"));

        Assert.Equal(["Deleted a 1→", "Added a →3"], await DrainAsync(store, subscription, versions: true));
    }

    [Fact]
    public async Task A_relist_deletes_before_it_adds_and_is_silent_about_what_did_not_change()
    {
        var store = new Store<V1Lease>();
        store.Replace([Leases.Named("a", 1), Leases.Named("b", 2), Leases.Named("z", 3)]);
        var subscription = CaughtUp(store);

        store.Replace([Leases.Named("0", 9), Leases.Named("a", 1), Leases.Named("b", 8)]);

        Assert.Equal(["Deleted z 3→", "Added 0 →9", "Updated b 2→8"], await DrainAsync(store, subscription, versions: true));
    }

    [Fact]
    public void A_subscriber_that_does_not_read_holds_no_more_than_one_entry_per_object()
    {
        var store = new Store<V1Lease>();
        store.Set(Leases.Named("a", 1));
        var subscription = CaughtUp(store);

        for (var version = 2; version < 1000; version += 3)
        {
            store.Set(Leases.Named("a", version));
            store.Set(Leases.Named($"brief-{version}", version + 1));
            store.Remove(new ObjectKey("shop", $"brief-{version}"));
        }

        Assert.Equal(1, subscription.Count);
    }

    [Fact]
    public async Task A_subscriber_to_a_store_that_has_ended_sees_the_content_and_the_end()
    {
        var store = new Store<V1Lease>();
        store.Set(Leases.Named("a", 1));
        store.End();

        Assert.Equal(["Added a"], await store.Subscribe().ReadAsync(Ct).Select(Describe).ToListAsync(Ct));
    }

    [Fact]
    public async Task The_first_batch_is_the_whole_content_and_waits_for_it()
    {
        var store = new Store<V1Lease>();
        await using var batches = store.Subscribe().ReadBatchesAsync(Ct).GetAsyncEnumerator(Ct);
        var first = batches.MoveNextAsync();
        Assert.False(first.IsCompleted);

        store.Replace([Leases.Named("a", 1), Leases.Named("b", 2)]);
        Assert.True(await first);
        Assert.Equal(["Added a", "Added b"], batches.Current.Select(Describe));

        await using var late = store.Subscribe().ReadBatchesAsync(Ct).GetAsyncEnumerator(Ct);
        Assert.True(await late.MoveNextAsync());
        Assert.Equal(2, late.Current.Count);
    }

    [Fact]
    public async Task Content_of_which_one_namespace_is_not_listed_yet_is_not_whole()
    {
        var store = new Store<V1Lease>(parts: ["shop", "barn"]);
        await using var batches = store.Subscribe().ReadBatchesAsync(Ct).GetAsyncEnumerator(Ct);
        var first = batches.MoveNextAsync();
        store.Replace([Leases.Named("a", 1)], "shop");
        Assert.False(first.IsCompleted);

        store.Replace([], "barn");
        Assert.True(await first);
        Assert.Equal(["Added a"], batches.Current.Select(Describe));
    }

    [Fact]
    public async Task An_empty_content_is_a_first_batch_too_and_later_ones_are_never_empty()
    {
        var store = new Store<V1Lease>();
        await using var batches = store.Subscribe().ReadBatchesAsync(Ct).GetAsyncEnumerator(Ct);
        store.Replace([]);
        Assert.True(await batches.MoveNextAsync());
        Assert.Empty(batches.Current);

        store.Set(Leases.Named("brief", 1));
        store.Remove(new ObjectKey("shop", "brief"));
        var next = batches.MoveNextAsync();
        Assert.False(next.IsCompleted);
        store.Set(Leases.Named("a", 3));
        Assert.True(await next);
        Assert.Equal(["Added a"], batches.Current.Select(Describe));

        store.End();
        Assert.False(await batches.MoveNextAsync());
    }

    [Fact]
    public async Task A_store_that_ends_before_it_has_content_gives_no_batch()
    {
        var store = new Store<V1Lease>();
        var subscription = store.Subscribe();
        store.End();

        Assert.Empty(await subscription.ReadBatchesAsync(Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_resync_repeats_what_has_no_unread_change()
    {
        var store = new Store<V1Lease>();
        store.Replace([Leases.Named("a", 1), Leases.Named("b", 2)]);
        var subscription = CaughtUp(store);
        var other = CaughtUp(store);
        store.Set(Leases.Named("b", 3));

        store.Resync(subscription);
        store.Resync(subscription);

        Assert.Equal(["Updated b 2→3", "Updated a 1→1"], await DrainAsync(store, subscription, versions: true));
        Assert.Equal(["Updated b 2→3"], await DrainAsync(store, other, versions: true));
    }

    [Fact]
    public async Task What_changes_after_a_resync_that_is_still_unread_is_an_ordinary_change()
    {
        var store = new Store<V1Lease>();
        store.Replace([Leases.Named("a", 1), Leases.Named("b", 2), Leases.Named("c", 3)]);
        var subscription = CaughtUp(store);
        store.Resync(subscription);
        store.Set(Leases.Named("a", 4));
        store.Remove(new ObjectKey("shop", "b"));
        store.End();

        var changes = await subscription.ReadAsync(Ct).ToListAsync(Ct);
        Assert.Equal(["Updated a 1→4", "Deleted b 2→", "Updated c 3→3"], changes.Select(DescribeVersions));
        Assert.Equal([false, false, true], changes.Select(change => change.IsResync));
    }

    [Fact]
    public void However_reads_and_writes_interleave_replaying_the_changes_gives_the_content() => Prop.ForAll<(byte Name, byte Step)[]>(script =>
    {
        var store = new Store<V1Lease>();
        var subscription = store.Subscribe();
        var replayed = new Dictionary<ObjectKey, V1Lease>();
        var version = 0;
        foreach (var (name, step) in script)
        {
            Write(store, $"{name % 4}", step, ++version);
            if (step % 5 == 0 && subscription.Count > 0)
            {
                Replay(subscription, replayed);
            }
        }

        while (subscription.Count > 0)
        {
            Replay(subscription, replayed);
        }

        return replayed.Values.ToHashSet().SetEquals(store.Snapshot.All);
    }).QuickCheckThrowOnFailure();

    private static void Write(Store<V1Lease> store, string name, byte step, int version)
    {
        switch (step % 4)
        {
            case 0:
                store.Remove(new ObjectKey("shop", name));
                break;
            case 1:
                store.Replace([Leases.Named(name, version, uid: $"{step % 2}")]);
                break;
            default:
                store.Set(Leases.Named(name, version, uid: $"{step % 3}"));
                break;
        }
    }

    private static void Replay(Subscription<V1Lease> subscription, Dictionary<ObjectKey, V1Lease> replayed)
    {
        foreach (var change in subscription.Take())
        {
            Assert.Equal(change.Old, replayed.GetValueOrDefault(change.Key));
            if (change.New is { } current)
            {
                replayed[change.Key] = current;
            }
            else
            {
                Assert.True(replayed.Remove(change.Key));
            }
        }
    }

    private static Subscription<V1Lease> CaughtUp(Store<V1Lease> store)
    {
        var subscription = store.Subscribe();
        while (subscription.Count > 0)
        {
            subscription.Take();
        }

        return subscription;
    }

    private static async Task<List<string>> DrainAsync(Store<V1Lease> store, Subscription<V1Lease> subscription, bool versions = false)
    {
        store.End();
        return await subscription.ReadAsync(Ct).Select(change => versions ? DescribeVersions(change) : Describe(change)).ToListAsync(Ct);
    }

    private static string Describe(ResourceChange<V1Lease> change) => $"{change.Type} {change.Key.Name}";

    private static string DescribeVersions(ResourceChange<V1Lease> change)
        => $"{Describe(change)} {change.Old?.Metadata?.ResourceVersion}→{change.New?.Metadata?.ResourceVersion}";
}
