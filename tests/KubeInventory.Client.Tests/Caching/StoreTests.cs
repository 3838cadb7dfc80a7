namespace KubeInventory.Client.Tests;

public sealed class StoreTests
{
    private static readonly KeyValuePair<string, Func<Widget, IEnumerable<string>>>[] ByColour =
        [KeyValuePair.Create<string, Func<Widget, IEnumerable<string>>>("colour", widget => [widget.Colour!])];

    [Fact]
    public void Objects_are_listed_in_key_order()
    {
        var store = new Store<Widget>();
        store.Set(Widget.Named("b", 1));
        store.Set(Widget.Named("a", 2));
        store.Set(Widget.Named("B", 3));

        Assert.Equal(["B", "a", "b"], store.Snapshot.All.Select(widget => widget.Metadata!.Name));
    }

    [Fact]
    public void A_snapshot_never_changes()
    {
        var store = new Store<Widget>(ByColour);
        store.Set(Widget.Named("a", 1));
        var before = store.Snapshot;

        store.Set(Widget.Named("a", 2, colour: "blue"));
        store.Replace([]);

        Assert.Equal("red", Assert.Single(before.All).Colour);
        Assert.Single(before.FindByIndex("colour", "red"));
        Assert.Empty(store.Snapshot.All);
    }

    [Fact]
    public void An_index_follows_every_change()
    {
        var store = new Store<Widget>(ByColour);
        store.Replace([Widget.Named("a", 1), Widget.Named("b", 1)]);
        Assert.Equal(["a", "b"], Names(store, "red"));

        store.Set(Widget.Named("a", 2, colour: "blue"));
        Assert.Equal(["b"], Names(store, "red"));
        Assert.Equal(["a"], Names(store, "blue"));

        store.Remove(new ObjectKey("shop", "a"));
        Assert.Empty(Names(store, "blue"));

        store.Replace([Widget.Named("c", 3, colour: "blue")]);
        Assert.Empty(Names(store, "red"));
        Assert.Equal(["c"], Names(store, "blue"));
    }

    [Fact]
    public void An_index_that_does_not_exist_is_an_error_that_says_where_to_declare_it()
    {
        var error = Assert.Throws<ArgumentException>(() => new Store<Widget>().Snapshot.FindByIndex("colour", "red"));
        Assert.Contains("InformerOptions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relist_that_finds_an_object_unchanged_keeps_the_instance()
    {
        var store = new Store<Widget>();
        var first = Widget.Named("a", 1);
        store.Replace([first]);
        store.Replace([Widget.Named("a", 1)]);

        Assert.Same(first, Assert.Single(store.Snapshot.All));
    }

    [Fact]
    public void An_index_function_that_throws_leaves_the_store_as_it_was()
    {
        var store = new Store<Widget>([KeyValuePair.Create<string, Func<Widget, IEnumerable<string>>>(
            "colour", widget => widget.Colour == "bad" ? throw new InvalidOperationException("bad") : [widget.Colour!])]);
        store.Set(Widget.Named("a", 1));

        Assert.Throws<InvalidOperationException>(() => store.Set(Widget.Named("b", 2, colour: "bad")));
        Assert.Throws<InvalidOperationException>(() => store.Replace([Widget.Named("b", 2, colour: "bad")]));

        Assert.Equal(["a"], Names(store, "red"));
    }

    private static IEnumerable<string?> Names(Store<Widget> store, string colour)
        => store.Snapshot.FindByIndex("colour", colour).Select(widget => widget.Metadata!.Name);
}
