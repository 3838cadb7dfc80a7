namespace KubeInventory.Generator.Tests.Constructs;

public sealed class FinderTests
{
    private static readonly V1GaugeSpec Spec = new()
    {
        Marks = [new() { Name = "a" }, new() { Name = "a", Side = "right" }, new() { Name = "b" }],
        Sockets = [new() { Number = 1, Class = "a" }, new() { Number = 1, Class = "a", IsOpen = false, Protocol = "UDP" }],
        Conditions = [new() { Type = "Ready", Message = "It is." }],
    };

    [Fact]
    public void An_item_is_found_by_its_keys() => Assert.Same(Spec.Sockets![1], Spec.FindSocket(1, V1GaugeSpecSocketClass.A, false, "UDP"));

    [Fact]
    public void An_item_that_lacks_a_key_has_its_default()
    {
        Assert.Same(Spec.Sockets![0], Spec.FindSocket(1, "a"));
        Assert.Same(Spec.Marks![0], Spec.FindMarkItem("a"));
        Assert.Same(Spec.Marks[1], Spec.FindMarkItem("a", "right"));
    }

    [Fact]
    public void Conditions_are_found_by_their_type() => Assert.Equal("It is.", Spec.FindCondition("Ready")!.Message);

    [Fact]
    public void Nothing_is_found_where_nothing_is()
    {
        Assert.Null(Spec.FindCondition("Sleepy"));
        Assert.Null(new V1GaugeSpec().FindSocket(1, "a"));
    }

    [Fact]
    public void A_property_keeps_its_name_before_an_accessor() => Assert.Null(Spec.FindMark);

    [Fact]
    public void Finding_allocates_nothing()
    {
        Spec.FindSocket(1, "a", isOpen: false);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Spec.FindSocket(1, "a", isOpen: false);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
