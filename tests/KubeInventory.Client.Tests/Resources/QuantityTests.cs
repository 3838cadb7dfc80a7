using System.Globalization;
using System.Text.Json;

namespace KubeInventory.Client.Tests.Resources;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("500m", "0.5")]
    [InlineData("-1.5k", "-1500")]
    [InlineData("+.5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("100n", "0.0000001")]
    [InlineData("3u", "0.000003")]
    [InlineData("1Gi", "1073741824")]
    [InlineData("0.5Ki", "512")]
    [InlineData("7E", "7000000000000000000")]
    [InlineData("8Ei", "9223372036854775808")]
    [InlineData("2e3", "2000")]
    [InlineData("25E-1", "2.5")]
    public void A_quantity_is_as_much_as_apimachinery_says(string text, string amount) =>
        Assert.Equal(decimal.Parse(amount, CultureInfo.InvariantCulture), new Quantity(text).Value);

    [Theory]
    [InlineData("")]
    [InlineData("lots")]
    [InlineData("1 Gi")]
    [InlineData("1gi")]
    [InlineData("1e")]
    [InlineData("1,5")]
    [InlineData("1e99")]
    [InlineData("99999999999999999999Ei")]
    public void What_is_no_quantity_has_no_value_but_keeps_its_text(string text)
    {
        Assert.Null(new Quantity(text).Value);
        Assert.Equal(text, new Quantity(text).Text);
    }

    [Theory]
    [InlineData("\"1.50Gi\"")]
    [InlineData("4")]
    [InlineData("1.50")]
    [InlineData("92233720368547758080")]
    public void A_quantity_is_serialized_as_it_was_read(string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Quantity>(json)));

    [Fact]
    public void Quantities_are_equal_by_what_is_written()
    {
        Assert.Equal(new Quantity("1Gi"), "1Gi");
        Assert.NotEqual(new Quantity("1Gi"), "1024Mi");
        Assert.NotEqual(new Quantity(4), new Quantity("4"));
        Assert.Equal(0, default(Quantity).Value);
    }
}
