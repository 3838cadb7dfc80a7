using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Tables;

namespace KubeInventory.Embedded.Tests;

public sealed class JsonPathTests
{
    private const string Document = """
        {"a":{"b":[10,20,30],"c.d":"x"},"list":[{"t":"Ready","s":"True"},{"t":"Stale","s":"False","n":5}]}
        """;

    [Theory]
    [InlineData(".a.b", "[10,20,30]")]
    [InlineData(".a.b[0]", "10")]
    [InlineData(".a.b[-1]", "30")]
    [InlineData(".a.b[1:]", "20 30")]
    [InlineData(".a.b[0,2]", "10 30")]
    [InlineData(@".a['c\.d']", "\"x\"")]
    [InlineData(".a['c.d']", "")]
    [InlineData(@".a.c\.d", "\"x\"")]
    [InlineData(".list[*].t", "\"Ready\" \"Stale\"")]
    [InlineData(".list[?(@.t==\"Ready\")].s", "\"True\"")]
    [InlineData(".list[?(@.n>4)].t", "\"Stale\"")]
    [InlineData(".list[?(@.n)].t", "\"Stale\"")]
    [InlineData(".absent.deeper", "")]
    [InlineData("$.a.b[2]", "30")]
    public void A_path_leads_to_values(string path, string values) =>
        Assert.Equal(values, string.Join(' ', JsonPath.Parse(path).Find(Some.Json(Document)).Select(GoText.Json)));

    [Theory]
    [InlineData(".a.b[7]", "array index out of bounds: index 7, length 3")]
    [InlineData(".a[0]", "Object is not array or slice")]
    [InlineData(".list[?(@.t>1)].s", "incompatible types for comparison")]
    public void A_path_that_does_not_fit_says_so(string path, string complaint) =>
        Assert.Equal(complaint, Assert.Throws<JsonPathException>(() => JsonPath.Parse(path).Find(Some.Json(Document))).Message);

    [Theory]
    [InlineData(".a[")]
    [InlineData(".a[x]")]
    [InlineData(".a[?(@.b")]
    [InlineData("!")]
    [InlineData("....a")]
    public void What_is_no_path_is_refused(string path) => Assert.ThrowsAny<FormatException>(() => JsonPath.Parse(path));
}
