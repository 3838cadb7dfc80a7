using System.Text.Json;

namespace KubeInventory.Client.Tests.Resources;

public sealed class KubeDurationTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0s", 0)]
    [InlineData("90s", 90_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("-2m", -120_000)]
    [InlineData("500ms", 500)]
    [InlineData("1s500ms", 1_500)]
    [InlineData("250us", 0.25)]
    [InlineData("250µs", 0.25)]
    [InlineData("1500ns", 0.0015)]
    [InlineData("1w2d", 777_600_000)]
    [InlineData("1y", 31_536_000_000)]
    public void A_duration_is_as_long_as_its_units_say(string text, double milliseconds) =>
        Assert.Equal((long)(milliseconds * TimeSpan.TicksPerMillisecond), new KubeDuration(text).Value!.Value.Ticks);

    [Theory]
    [InlineData("")]
    [InlineData("None")]
    [InlineData("5")]
    [InlineData("5 s")]
    [InlineData("s")]
    [InlineData("1.2.3s")]
    [InlineData("9999999y")]
    [InlineData("99999999999999999999999999999999h")]
    public void What_is_no_duration_has_no_value_but_keeps_its_text(string text)
    {
        Assert.Null(new KubeDuration(text).Value);
        Assert.Equal(text, new KubeDuration(text).Text);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(90_000, "90s")]
    [InlineData(7_200_000, "2h")]
    [InlineData(1_500, "1500ms")]
    [InlineData(0.25, "250us")]
    [InlineData(0.0001, "100ns")]
    [InlineData(-60_000, "-1m")]
    public void A_span_is_written_in_the_largest_unit_in_which_it_is_whole(double milliseconds, string text)
    {
        var span = TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond));

        Assert.Equal(text, new KubeDuration(span).Text);
        Assert.Equal(span, new KubeDuration(span).Value);
    }

    [Fact]
    public void A_duration_is_serialized_as_it_was_read() =>
        Assert.Equal("\"0090s\"", JsonSerializer.Serialize(JsonSerializer.Deserialize<KubeDuration>("\"0090s\"")));
}
