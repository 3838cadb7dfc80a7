using KubeInventory.Client;
using static KubeInventory.Generator.Tests.Constructs.ContraptionJson;

namespace KubeInventory.Generator.Tests.Constructs;

public sealed class LargeIntegerTests
{
    private const string Large = """{"count":3000000000,"total":-92233720368547758089,"huge":1e40,"target":18446744073709551616,"level":9223372036854775808}""";

    [Fact]
    public void An_integer_beyond_its_type_reads_as_null_and_is_written_as_it_was()
    {
        var spec = ReadSpec(Large);

        Assert.Equal((null, null, null, null, null), (spec.Count, spec.Total, spec.Huge, spec.Target, spec.Level));
        AssertSame(Large, Write(spec));
        Assert.NotEqual(new V1ContraptionSpecType(), spec);
    }

    [Fact]
    public void It_is_gone_as_soon_as_another_is_set() =>
        Assert.Equal("""{"text":"a","total":5}""", Write(ReadSpec("""{"text":"a","total":92233720368547758080}""") with { Total = 5 }));

    [Theory]
    [InlineData("""{"targets":["a",92233720368547758080]}""")]
    [InlineData("""{"matrix":[[1],[2,3000000000]]}""")]
    [InlineData("""{"gaps":[null,-92233720368547758080]}""")]
    [InlineData("""{"levels":[null,3000000000]}""")]
    [InlineData("""{"limits":{"cpu":92233720368547758080},"count":1,"since":["2026-01-02T03:04:05Z"]}""")]
    public void A_list_or_map_with_one_is_written_as_it_was_until_it_is_set(string json) => AssertSame(json, Write(ReadSpec(json)));

    [Fact]
    public void In_a_list_it_reads_as_the_nearest_that_there_is()
    {
        Assert.Equal([1, int.MaxValue], ReadSpec("""{"matrix":[[1,3000000000]]}""").Matrix![0]);
        Assert.Equal([long.MinValue], ReadSpec("""{"gaps":[-92233720368547758080]}""").Gaps!);
    }

    [Fact]
    public void What_follows_it_is_read_as_ever()
    {
        var spec = ReadSpec("""{"total":92233720368547758080,"count":2,"gaps":[1],"at":"2026-01-02T03:04:05Z","blob":"AA=="}""");

        Assert.Equal((2, 1), (spec.Count, spec.Gaps![0]));
        Assert.Equal("""{"count":2,"blob":"AA==","at":"2026-01-02T03:04:05Z","gaps":[1]}""", Write(spec with { UnknownFields = null }));
    }

    [Fact]
    public void Validation_sees_it() =>
        Assert.Contains(ReadSpec("""{"count":3000000000}""").Validate(), static one => one.Path == "count");
}
