namespace KubeInventory.Client.Tests;

public sealed class ConditionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Condition Ready = new() { Type = "Ready", Status = ConditionStatus.True, Reason = "Up" };

    [Fact]
    public void The_time_of_a_transition_moves_only_when_the_status_does()
    {
        IReadOnlyList<Condition>? none = null;
        var first = none.With(Ready, Noon.AddMilliseconds(900));
        var same = first.With(Ready with { Reason = "StillUp", LastTransitionTime = Noon.AddDays(1) }, Noon.AddHours(1));
        var changed = same.With(Ready with { Status = ConditionStatus.False }, Noon.AddHours(2));

        Assert.Equal(Noon, first.OfType("Ready")?.LastTransitionTime);
        Assert.Equal((Noon, "StillUp"), (same.OfType("Ready")?.LastTransitionTime, same.OfType("Ready")?.Reason));
        Assert.Equal(Noon.AddHours(2), changed.OfType("Ready")?.LastTransitionTime);
    }

    [Fact]
    public void One_condition_is_set_in_its_place_and_the_others_stay()
    {
        IReadOnlyList<Condition> before = [Ready with { Type = "A" }, Ready, Ready with { Type = "Z" }];

        var after = before.With(Ready with { Status = ConditionStatus.Unknown }, Noon).With(new Condition { Type = "New" }, Noon);

        Assert.Equal(["A", "Ready", "Z", "New"], after.Select(condition => condition.Type));
        Assert.Same(before[0], after[0]);
        Assert.Equal(ConditionStatus.True, before[1].Status);
        Assert.Null(before.OfType("ready"));
        Assert.Throws<ArgumentException>(() => before.With(new Condition(), Noon));
    }
}
