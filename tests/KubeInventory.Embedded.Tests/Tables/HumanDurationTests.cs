using KubeInventory.Embedded.Tables;

namespace KubeInventory.Embedded.Tests;

public sealed class HumanDurationTests
{
    [Theory]
    [InlineData(-5, "<invalid>")]
    [InlineData(-1, "0s")]
    [InlineData(0, "0s")]
    [InlineData(119, "119s")]
    [InlineData(120, "2m")]
    [InlineData(310, "5m10s")]
    [InlineData(600, "10m")]
    [InlineData(3 * 3600 - 1, "179m")]
    [InlineData(3 * 3600, "3h")]
    [InlineData(3 * 3600 + 60, "3h1m")]
    [InlineData(8 * 3600 + 60, "8h")]
    [InlineData(47 * 3600, "47h")]
    [InlineData(48 * 3600, "2d")]
    [InlineData(50 * 3600, "2d2h")]
    [InlineData(8 * 86400 + 3600, "8d")]
    [InlineData(729 * 86400, "729d")]
    [InlineData(731 * 86400, "2y1d")]
    [InlineData(730 * 86400, "2y")]
    [InlineData(9L * 365 * 86400, "9y")]
    public void A_duration_has_two_or_three_significant_digits(long seconds, string text) =>
        Assert.Equal(text, HumanDuration.Show(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("", "<unknown>")]
    [InlineData("yesterday", "<invalid>")]
    [InlineData("2026-01-01T00:00:00Z", "5m")]
    [InlineData("2026-01-01T01:00:00.5+01:00", "4m59s")]
    public void An_age_is_counted_from_a_timestamp(string timestamp, string text) =>
        Assert.Equal(text, HumanDuration.Since(timestamp, new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero)));
}
