using FsCheck;
using FsCheck.Fluent;
using KubeInventory.Embedded.Apply;

namespace KubeInventory.Embedded.Tests.Apply;

public sealed class FieldSetTests
{
    [Fact]
    public void Membership_says_nothing_about_the_paths_above_and_below()
    {
        var set = FieldSet.Of(OwnedPath.Of("a", "b", "c"), OwnedPath.Of("d"));

        Assert.True(set.Contains(OwnedPath.Of("a", "b", "c")));
        Assert.False(set.Contains(OwnedPath.Of("a", "b")));
        Assert.False(set.Contains(OwnedPath.Of("d", "e")));
    }

    [Fact]
    public void A_parent_stays_without_its_child_and_a_child_without_its_parent()
    {
        var both = FieldSet.Of(OwnedPath.Of("a"), OwnedPath.Of("a", "b"));

        Assert.Equal(FieldSet.Of(OwnedPath.Of("a")), both.Except(FieldSet.Of(OwnedPath.Of("a", "b"))));
        Assert.Equal(FieldSet.Of(OwnedPath.Of("a", "b")), both.Except(FieldSet.Of(OwnedPath.Of("a"))));
        Assert.True(both.ExceptBelow(FieldSet.Of(OwnedPath.Of("a"))).IsEmpty);
    }

    [Fact]
    public void Union_takes_what_either_has() => Check((a, b, path) =>
        a.Union(b).Contains(path) == (a.Contains(path) || b.Contains(path)));

    [Fact]
    public void Intersection_takes_what_both_have() => Check((a, b, path) =>
        a.Intersect(b).Contains(path) == (a.Contains(path) && b.Contains(path)));

    [Fact]
    public void Difference_takes_what_the_other_lacks() => Check((a, b, path) =>
        a.Except(b).Contains(path) == (a.Contains(path) && !b.Contains(path)));

    [Fact]
    public void Recursive_difference_takes_what_is_outside_the_other() => Check((a, b, path) =>
        a.ExceptBelow(b).Contains(path)
            == (a.Contains(path) && !Enumerable.Range(1, path.Elements.Count).Any(length => b.Contains(new OwnedPath([.. path.Elements.Take(length)])))));

    [Fact]
    public void Union_does_not_depend_on_order() => Check((a, b, _) => a.Union(b).Equals(b.Union(a)));

    [Fact]
    public void Difference_and_intersection_make_the_whole() => Check((a, b, _) => a.Except(b).Union(a.Intersect(b)).Equals(a));

    [Fact]
    public void A_set_less_itself_is_empty() => Check((a, _, _) => a.Except(a).IsEmpty && a.ExceptBelow(a).IsEmpty);

    [Fact]
    public void A_set_is_the_set_of_its_paths() => Check((a, _, _) => FieldSet.Of(a.Paths.Reverse()).Equals(a));

    [Fact]
    public void What_is_written_is_read_again() => Check((a, _, _) =>
        FieldsV1.TryRead(FieldsV1.Write(a), out var read) && read.Equals(a));

    private static void Check(Func<FieldSet, FieldSet, OwnedPath, bool> law) =>
        Prop.ForAll(RandomFields.Sets, RandomFields.Sets, RandomFields.Paths, law).QuickCheckThrowOnFailure();
}
