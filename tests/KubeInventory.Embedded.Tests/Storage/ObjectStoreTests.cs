using System.Text.Json.Nodes;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Tests.Storage;

public sealed class ObjectStoreTests
{
    private const string Resource = "things.example.com";

    [Fact]
    public async Task One_revision_counts_the_writes_to_all_resources()
    {
        await using var store = new ObjectStore(null, 100);

        var first = await PutAsync(store, "a", 0);
        var second = await store.PutAsync(new ObjectKey("others", "", "x"), Object("x"), 0, null, Ct);

        Assert.Equal(first!.Revision + 1, second!.Revision);
        Assert.Equal(second.Revision, store.Revision);
        Assert.Equal($"{first.Revision}", (string?)first.ToJsonObject()["metadata"]!["resourceVersion"]);
    }

    [Fact]
    public async Task A_write_with_a_stale_revision_changes_nothing()
    {
        await using var store = new ObjectStore(null, 100);
        var first = await PutAsync(store, "a", 0);
        var second = await PutAsync(store, "a", first!.Revision);

        Assert.Null(await PutAsync(store, "a", first.Revision));
        Assert.Null(await PutAsync(store, "a", 0));
        Assert.Null(await PutAsync(store, "b", 7));
        Assert.Equal(second!.Revision, store.Revision);
    }

    [Fact]
    public async Task A_guard_that_throws_ends_the_write()
    {
        await using var store = new ObjectStore(null, 100);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.PutAsync(Key("a"), Object("a"), 0, () => throw new InvalidOperationException(), Ct));

        Assert.Null(store.Find(Key("a")));
        Assert.NotNull(await PutAsync(store, "a", 0));
    }

    [Fact]
    public async Task Of_many_writers_each_sees_what_the_one_before_left()
    {
        await using var store = new ObjectStore(null, 10);
        await store.PutAsync(Key("n"), Count(0), 0, null, Ct);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < 50;)
            {
                var stored = store.Find(Key("n"))!;
                var next = Count((int)stored.ToJsonObject()["n"]! + 1);
                done += await store.PutAsync(Key("n"), next, stored.Revision, null, Ct) is null ? 0 : 1;
            }
        })));

        Assert.Equal(1000, (int)store.Find(Key("n"))!.ToJsonObject()["n"]!);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_past_reads_as_it_was(int seed)
    {
        await using var store = new ObjectStore(null, 1000);
        var random = new Random(seed);
        var past = new Dictionary<long, string[]> { [store.Revision] = [] };
        for (var i = 0; i < 300; i++)
        {
            var key = new ObjectKey(Resource, $"ns{random.Next(3)}", $"o{random.Next(20)}");
            var stored = store.Find(key);
            _ = stored is not null && random.Next(3) == 0
                ? await store.RemoveAsync(key, Object(key.Name), stored.Revision, Ct)
                : await store.PutAsync(key, Object(key.Name), stored?.Revision ?? 0, null, Ct);
            past[store.Revision] = Describe(store.Snapshot(Resource));
        }

        Assert.All(past, then => Assert.Equal(then.Value, Describe(store.Snapshot(Resource, then.Key)!)));
    }

    [Fact]
    public async Task Changes_can_be_told_as_far_back_as_the_history_reaches()
    {
        await using var store = new ObjectStore(null, 3);
        var revisions = new List<long> { store.Revision };
        foreach (var name in new[] { "a", "b", "c", "d", "e" })
        {
            revisions.Add((await PutAsync(store, name, 0))!.Revision);
        }

        Assert.Null(store.ChangesAfter(Resource, revisions[1]));
        Assert.Null(store.Snapshot(Resource, revisions[1]));
        Assert.Equal(["c", "d", "e"], store.ChangesAfter(Resource, revisions[2])!.Value.Changes.Select(change => change.Object.Key.Name));
        Assert.Equal(2, store.Snapshot(Resource, revisions[2])!.Objects.Count);
    }

    [Fact]
    public async Task The_future_is_not_known()
    {
        await using var store = new ObjectStore(null, 3);

        Assert.Null(store.Snapshot(Resource, store.Revision + 1));
    }

    [Fact]
    public async Task Lists_are_in_the_order_of_their_keys_and_begin_where_asked()
    {
        await using var store = new ObjectStore(null, 10);
        foreach (var (ns, name) in new[] { ("b", "1"), ("a", "2"), ("a-x", "1"), ("a", "1") })
        {
            await store.PutAsync(new ObjectKey(Resource, ns, name), Object(name), 0, null, Ct);
        }

        var objects = store.Snapshot(Resource).Objects;

        Assert.Equal(["a-x/1", "a/1", "a/2", "b/1"], objects.After(null, "").Select(stored => stored.Path));
        Assert.Equal(["a/2", "b/1"], objects.After("a/1", "").Select(stored => stored.Path));
        Assert.Equal(["a/1", "a/2"], objects.After(null, "a").Select(stored => stored.Path));
        Assert.Equal(["a/2"], objects.After("a/1", "a").Select(stored => stored.Path));
        Assert.Empty(objects.After(null, "x"));
    }

    private static ObjectKey Key(string name) => new(Resource, "", name);

    private static JsonObject Object(string name) => new() { ["metadata"] = new JsonObject { ["name"] = name } };

    private static JsonObject Count(int n) => new() { ["n"] = n };

    private static Task<StoredObject?> PutAsync(ObjectStore store, string name, long expected) =>
        store.PutAsync(Key(name), Object(name), expected, null, Ct);

    private static string[] Describe(ResourceSnapshot snapshot) =>
        [.. snapshot.Objects.After(null, "").Select(stored => $"{stored.Path}@{stored.Revision}")];
}
