using static KubeInventory.Generator.Tests.Constructs.ContraptionJson;

namespace KubeInventory.Generator.Tests.Constructs;

public sealed class AmountTests
{
    [Fact]
    public void Quantities_are_known_by_their_pattern_and_keep_their_text()
    {
        const string Json = """{"amount":1.50,"amounts":{"cpu":"500m","memory":2,"odd":"lots"}}""";
        var spec = ReadSpec(Json);

        Assert.Equal((1.5m, 0.5m, 2m, null), (spec.Amount!.Value.Value, spec.Amounts!["cpu"].Value, spec.Amounts["memory"].Value, spec.Amounts["odd"].Value));
        Assert.Equal(Json, Write(spec));
        Assert.Equal("""{"amount":"64Mi"}""", Write(new V1ContraptionSpecType { Amount = "64Mi" }));
        Assert.Equal("""{"amount":4}""", Write(new V1ContraptionSpecType { Amount = 4 }));
    }

    [Fact]
    public void Durations_are_known_by_format_or_pattern_and_keep_their_text()
    {
        const string Json = """{"timeout":"1h30m","delays":["0090s","soon"]}""";
        var spec = ReadSpec(Json);

        Assert.Equal(TimeSpan.FromMinutes(90), spec.Timeout!.Value.Value);
        Assert.Equal([TimeSpan.FromSeconds(90), null], spec.Delays!.Select(static delay => delay.Value));
        Assert.Equal(Json, Write(spec));
        Assert.Equal("""{"timeout":"90s"}""", Write(new V1ContraptionSpecType { Timeout = TimeSpan.FromSeconds(90) }));
    }

    [Fact]
    public void Another_pattern_with_such_letters_is_text() => Assert.IsType<string>(Read().Spec!.Slug);
}
