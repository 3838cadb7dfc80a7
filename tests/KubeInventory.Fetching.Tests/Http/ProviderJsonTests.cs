using System.Text.Json;

namespace KubeInventory.Fetching.Tests.Http;

public sealed class ProviderJsonTests
{
    private static readonly JsonElement Server = JsonDocument.Parse("""
        {"name": "db-1", "blank": "", "none": null, "cores": 8, "memory": "65536", "load": 2.75, "on": true, "since": "2026-01-02T03:04:05", "site": {"id": 1}, "disks": [1, 2], "huge": 1e20, "below": -1}
        """).RootElement;

    [Fact]
    public void Fields_are_read_as_what_they_are()
    {
        Assert.Equal("db-1", Server.Text("name"));
        Assert.Equal((8L, 65536L, 2L), (Server.Whole("cores"), Server.Whole("memory"), Server.Whole("load")));
        Assert.Equal((8, 65536, null), (Server.Count("cores"), Server.Count("memory"), Server.Count("blank")));
        Assert.Equal(2.75m, Server.Decimal("load"));
        Assert.True(Server.Flag("on"));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Server.Time("since"));
        Assert.Equal(1, Server.Object("site")?.Whole("id"));
        Assert.Equal(2, Server.Items("disks").Count());
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("none")]
    public void What_is_not_there_is_null(string name)
    {
        Assert.False(Server.Has(name));
        Assert.Null(Server.Text(name));
        Assert.Null(Server.Whole(name));
        Assert.Null(Server.Decimal(name));
        Assert.Null(Server.Time(name));
        Assert.Null(Server.Object(name));
        Assert.False(Server.Flag(name));
        Assert.Empty(Server.Items(name));
    }

    [Fact]
    public void An_empty_text_says_nothing()
    {
        Assert.Null(Server.Text("blank"));
        Assert.Null(Server.Whole("blank"));
        Assert.Null(Server.Time("blank"));
    }

    [Fact]
    public void What_is_of_another_kind_is_refused_by_name()
    {
        Assert.Equal("'cores' must be a text, not Number.", RefusalOf(() => Server.Text("cores")));
        Assert.Equal("'name' must be a number, not String.", RefusalOf(() => Server.Whole("name")));
        Assert.Equal("'huge' must be a number of at most 64 bits, not Number.", RefusalOf(() => Server.Whole("huge")));
        Assert.Equal("'below' must be a count of at most 2,147,483,647, not Number.", RefusalOf(() => Server.Count("below")));
        Assert.Equal("'name' must be true or false, not String.", RefusalOf(() => Server.Flag("name")));
        Assert.Equal("'name' is no time: 'db-1'.", RefusalOf(() => Server.Time("name")));
        Assert.Equal("'disks' must be an object, not Array.", RefusalOf(() => Server.Object("disks")));
        Assert.Equal("'site' must be a list, not Object.", RefusalOf(() => Server.Items("site")));
        Assert.Equal("An object with 'x' is promised, not Number.", RefusalOf(() => Server.Items("disks").First().Text("x")));
    }

    private static string RefusalOf(Func<object?> read)
    {
        var refusal = Assert.Throws<FetchException>(read);
        Assert.Equal(FetchFailure.Malformed, refusal.Failure);
        return refusal.Message;
    }
}
