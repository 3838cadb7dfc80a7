namespace KubeInventory.Client.Tests;

public sealed class StoreTests
{
    private static readonly KeyValuePair<string, Func<V1Lease, IEnumerable<string>>>[] ByHolder =
        [KeyValuePair.Create<string, Func<V1Lease, IEnumerable<string>>>("holder", lease => [lease.Spec!.HolderIdentity!])];

    [Fact]
    public void Objects_are_listed_in_key_order()
    {
        var store = new Store<V1Lease>();
        store.Set(Leases.Named("b", 1));
        store.Set(Leases.Named("a", 2));
        store.Set(Leases.Named("B", 3));

        Assert.Equal(["B", "a", "b"], store.Snapshot.All.Select(lease => lease.Metadata!.Name));
    }

    [Fact]
    public void A_snapshot_never_changes()
    {
        var store = new Store<V1Lease>(ByHolder);
        store.Set(Leases.Named("a", 1));
        var before = store.Snapshot;

        store.Set(Leases.Named("a", 2, holder: "blue"));
        store.Replace([]);

        Assert.Equal("red", Assert.Single(before.All).Spec!.HolderIdentity);
        Assert.Single(before.FindByIndex("holder", "red"));
        Assert.Empty(store.Snapshot.All);
    }

    [Fact]
    public void An_index_follows_every_change()
    {
        var store = new Store<V1Lease>(ByHolder);
        store.Replace([Leases.Named("a", 1), Leases.Named("b", 1)]);
        Assert.Equal(["a", "b"], Names(store, "red"));

        store.Set(Leases.Named("a", 2, holder: "blue"));
        Assert.Equal(["b"], Names(store, "red"));
        Assert.Equal(["a"], Names(store, "blue"));

        store.Remove(new ObjectKey("shop", "a"));
        Assert.Empty(Names(store, "blue"));

        store.Replace([Leases.Named("c", 3, holder: "blue")]);
        Assert.Empty(Names(store, "red"));
        Assert.Equal(["c"], Names(store, "blue"));
    }

    [Fact]
    public void An_index_that_does_not_exist_is_an_error_that_says_where_to_declare_it()
    {
        var error = Assert.Throws<ArgumentException>(() => new Store<V1Lease>().Snapshot.FindByIndex("holder", "red"));
        Assert.Contains("InformerOptions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relist_that_finds_an_object_unchanged_keeps_the_instance()
    {
        var store = new Store<V1Lease>();
        var first = Leases.Named("a", 1);
        store.Replace([first]);
        store.Replace([Leases.Named("a", 1)]);

        Assert.Same(first, Assert.Single(store.Snapshot.All));
    }

    [Fact]
    public void An_index_function_that_throws_leaves_the_store_as_it_was()
    {
        var store = new Store<V1Lease>([KeyValuePair.Create<string, Func<V1Lease, IEnumerable<string>>>(
            "holder", lease => lease.Spec!.HolderIdentity == "bad" ? throw new InvalidOperationException("bad") : [lease.Spec!.HolderIdentity!])]);
        store.Set(Leases.Named("a", 1));

        Assert.Throws<InvalidOperationException>(() => store.Set(Leases.Named("b", 2, holder: "bad")));
        Assert.Throws<InvalidOperationException>(() => store.Replace([Leases.Named("b", 2, holder: "bad")]));

        Assert.Equal(["a"], Names(store, "red"));
    }

    private static IEnumerable<string?> Names(Store<V1Lease> store, string holder)
        => store.Snapshot.FindByIndex("holder", holder).Select(lease => lease.Metadata!.Name);
}
