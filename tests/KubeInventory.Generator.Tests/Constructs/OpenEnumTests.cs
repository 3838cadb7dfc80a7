using static KubeInventory.Generator.Tests.Constructs.ContraptionJson;

namespace KubeInventory.Generator.Tests.Constructs;

public sealed class OpenEnumTests
{
    [Fact]
    public void A_value_that_the_schema_lacks_survives()
    {
        var spec = ReadSpec("""{"mode":"warp"}""");

        Assert.Equal("warp", spec.Mode!.Value.Value);
        Assert.False(spec.Mode.Value.IsKnown);
        Assert.Equal("""{"mode":"warp"}""", Write(spec));
    }

    [Fact]
    public void Every_value_has_a_member_whatever_it_looks_like()
    {
        Assert.Equal("", V1ContraptionSpecMode.Empty.Value);
        Assert.Equal("onDemand", V1ContraptionSpecMode.OnDemand.Value);
        Assert.Equal("on-demand", V1ContraptionSpecMode.On_Demand.Value);
        Assert.Equal("*", V1ContraptionSpecMode.Star.Value);
        Assert.Equal("1.5", V1ContraptionSpecMode._1_5.Value);
        Assert.Equal("Value", V1ContraptionSpecMode.ValueValue.Value);
        Assert.Equal("true", V1ContraptionSpecMode.True.Value);
        Assert.True(V1ContraptionSpecMode.Empty.IsKnown);
    }

    [Fact]
    public void A_string_is_a_value() => Assert.Equal(V1ContraptionSpecMode.Star, new V1ContraptionSpecType { Mode = "*" }.Mode);

    [Fact]
    public void Integers_and_booleans_are_open_enums_too()
    {
        var spec = ReadSpec("""{"level":7,"levels":[17,null,-1],"signal":4294967296,"consent":false}""");

        Assert.Equal((7L, false), (spec.Level!.Value.Value, spec.Level.Value.IsKnown));
        Assert.Equal([V1ContraptionSpecLevel._1, 2, 3], V1ContraptionSpecLevel.KnownValues);
        Assert.Equal([V1ContraptionSpecLevelsItem._17, null, V1ContraptionSpecLevelsItem.Minus1], spec.Levels!);
        Assert.Equal(V1ContraptionSpecSignal._4294967296, spec.Signal);
        Assert.False(spec.Consent!.Value.IsKnown);
        Assert.Equal(("7", "false"), (spec.Level.ToString(), spec.Consent.ToString()));
        Assert.Equal("""{"level":7,"levels":[17,null,-1],"signal":4294967296,"consent":false}""", Write(spec));
    }

    [Fact]
    public void Integers_and_booleans_are_serialized_by_themselves_too()
    {
        Assert.Equal("[1,4294967296]", Write(V1ContraptionSpecSignal.KnownValues));
        Assert.Equal(V1ContraptionSpecConsent.True, System.Text.Json.JsonSerializer.Deserialize<V1ContraptionSpecConsent>("true"));
        Assert.Equal(V1ContraptionSpecLevelsItem._17, System.Text.Json.JsonSerializer.Deserialize<V1ContraptionSpecLevelsItem>("17"));
    }

    [Fact]
    public void A_known_value_is_read_without_a_string_of_its_own() =>
        Assert.Same(V1ContraptionSpecMode.OnDemand.Value, ReadSpec("""{"mode":"onDemand"}""").Mode!.Value.Value);
}
