using FsCheck;
using FsCheck.Fluent;

namespace KubeInventory.Client.Tests;

/// <summary>Snapshots against a sorted dictionary, over random writes; earlier ones must not notice later ones.</summary>
public sealed class StoreSnapshotTests
{
    private static readonly KeyValuePair<string, Func<V1Lease, IEnumerable<string>>> ByHolder =
        new("holder", lease => lease.Spec?.HolderIdentity is { } holder ? [holder, holder] : []);

    [Fact]
    public void Every_snapshot_holds_what_was_written_before_it_in_key_order() => Prop.ForAll(Writes.ToArbitrary(), writes =>
    {
        var model = new SortedDictionary<ObjectKey, V1Lease>(ObjectKeyOrder.Instance);
        var snapshot = StoreSnapshot<V1Lease>.Empty([ByHolder]);
        var history = new List<(StoreSnapshot<V1Lease> Snapshot, V1Lease[] Expected)>();
        foreach (var write in writes)
        {
            snapshot = write.Apply(snapshot, model);
            if (write.Lists)
            {
                Check(snapshot, [.. model.Values]);
            }

            history.Add((snapshot, [.. model.Values]));
        }

        history.ForEach(moment => Check(moment.Snapshot, moment.Expected));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261122, 7));

    [Fact]
    public void Many_objects_are_found_changed_and_deleted()
    {
        var leases = Enumerable.Range(0, 50_000).Select(i => Lease($"ns-{i % 7}", $"lease-{i}", "a")).ToArray();
        var snapshot = StoreSnapshot<V1Lease>.Empty([]).WithAll(leases);

        Assert.All(leases, lease => Assert.Same(lease, snapshot.Find(Store<V1Lease>.KeyOf(lease))));
        foreach (var lease in leases.Where((_, i) => i % 2 == 0))
        {
            snapshot = snapshot.Without(Store<V1Lease>.KeyOf(lease));
        }

        Assert.Equal(25_000, snapshot.Count);
        Assert.Equal(leases.Where((_, i) => i % 2 == 1).OrderBy(Store<V1Lease>.KeyOf, ObjectKeyOrder.Instance), snapshot.All);
    }

    private static Gen<List<Write>> Writes =>
        from writes in (
            from name in Gen.Choose(0, 12)
            from ns in Gen.Elements<string?>(null, "a", "b")
            from holder in Gen.Elements<string?>(null, "x", "y")
            from kind in Gen.Choose(0, 9)
            from lists in Gen.Choose(0, 3)
            select new Write(kind, Lease(ns, $"l{name}", holder), lists == 0)).ListOf()
        select writes.ToList();

    private static V1Lease Lease(string? ns, string name, string? holder) => new()
    {
        Metadata = new ObjectMeta { Namespace = ns, Name = name },
        Spec = new V1LeaseSpec { HolderIdentity = holder },
    };

    private static void Check(StoreSnapshot<V1Lease> snapshot, V1Lease[] expected)
    {
        AssertSame(expected, snapshot.All);
        Assert.Equal(expected.Length, snapshot.Count);
        Assert.All(expected, lease => Assert.Same(lease, snapshot.Find(Store<V1Lease>.KeyOf(lease))));
        Assert.Null(snapshot.Find(new ObjectKey("none", "none")));
        foreach (var holder in (string[])["x", "y"])
        {
            AssertSame(expected.Where(lease => lease.Spec?.HolderIdentity == holder), snapshot.FindByIndex("holder", holder));
        }
    }

    private static void AssertSame(IEnumerable<V1Lease> expected, IReadOnlyList<V1Lease> actual) =>
        Assert.True(expected.SequenceEqual(actual, ReferenceEqualityComparer.Instance));

    private sealed record Write(int Kind, V1Lease Lease, bool Lists)
    {
        public StoreSnapshot<V1Lease> Apply(StoreSnapshot<V1Lease> before, SortedDictionary<ObjectKey, V1Lease> model)
        {
            var key = Store<V1Lease>.KeyOf(Lease);
            switch (Kind)
            {
                case 0:
                    // A relist, out of order and with one object twice.
                    model[key] = Lease;
                    return before.WithAll([.. model.Values.Reverse(), Lease]);
                case <= 3:
                    model.Remove(key);
                    return before.Without(key);
                default:
                    model[key] = Lease;
                    return before.With(key, Lease);
            }
        }
    }
}
