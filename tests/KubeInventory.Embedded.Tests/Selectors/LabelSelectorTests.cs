using System.Text.Json.Nodes;
using KubeInventory.Embedded.Selectors;

namespace KubeInventory.Embedded.Tests.Selectors;

public sealed class LabelSelectorTests
{
    private const string NameFormat = "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'";

    [Theory]
    [InlineData("role=db", "db", true)]
    [InlineData("role == db", "db", true)]
    [InlineData("role=db", "web", false)]
    [InlineData("role=db", null, false)]
    [InlineData("role!=db", "web", true)]
    [InlineData("role!=db", "db", false)]
    [InlineData("role!=db", null, true)]
    [InlineData("role in (db,web)", "web", true)]
    [InlineData("role in (db, web)", "cache", false)]
    [InlineData("role in (db,)", "", true)]
    [InlineData("role in ()", "", true)]
    [InlineData("role notin (db,web)", "cache", true)]
    [InlineData("role notin (db,web)", null, true)]
    [InlineData("role notin (db,web)", "db", false)]
    [InlineData("role", "", true)]
    [InlineData("role", null, false)]
    [InlineData("!role", null, true)]
    [InlineData("! role", "db", false)]
    [InlineData("role=", "", true)]
    [InlineData("role=", null, false)]
    [InlineData("role>2", "10", true)]
    [InlineData("role>2", "2", false)]
    [InlineData("role<2", "-1", true)]
    [InlineData("role<2", "two", false)]
    [InlineData("role<2", null, false)]
    [InlineData("", null, true)]
    [InlineData(" ", "db", true)]
    public void A_requirement_selects_objects_by_one_label(string text, string? value, bool expected)
    {
        Assert.Equal(expected, Parse(text).Matches(WithLabels(("role", value))));
    }

    [Theory]
    [InlineData("in=in,notin in (in,notin)", true)]
    [InlineData("in=in,!notin", false)]
    [InlineData("in,missing", false)]
    public void All_requirements_have_to_hold_and_operators_may_be_names(string text, bool expected)
    {
        Assert.Equal(expected, Parse(text).Matches(WithLabels(("in", "in"), ("notin", "notin"))));
    }

    [Fact]
    public void An_object_without_labels_has_none()
    {
        Assert.True(Parse("!role").Matches([]));
        Assert.False(Parse("role").Matches(new JsonObject { ["metadata"] = new JsonObject() }));
    }

    [Theory]
    [InlineData("a b", "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt")]
    [InlineData("a in", "unable to parse requirement: found '' expected: '('")]
    [InlineData("a in (", "unable to parse requirement: found '', expected: ',', ')' or identifier")]
    [InlineData("a in (b c)", "unable to parse requirement: found 'c', expected: ',' or ')'")]
    [InlineData("!", "unable to parse requirement: found '', expected: identifier")]
    [InlineData("!a=b", "found '=', expected: ',' or 'end of string'")]
    [InlineData("a=b,", "found '', expected: identifier after ','")]
    [InlineData("=b", "found '=', expected: !, identifier, or 'end of string'")]
    [InlineData("a===b", "unable to parse requirement: found '=', expected: identifier")]
    [InlineData("/a=1", "unable to parse requirement: <nil>: Invalid value: \"/a\": prefix part must be non-empty")]
    [InlineData("a>x", "unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an integer")]
    [InlineData("-a", "unable to parse requirement: <nil>: Invalid value: \"-a\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is " + NameFormat + ")")]
    public void What_is_no_selector_is_refused_with_the_words_of_apimachinery(string text, string expected)
    {
        Assert.False(LabelSelector.TryParse(text, out _, out var error));
        Assert.Equal(expected, error);
    }

    [Fact]
    public void A_value_longer_than_63_bytes_is_refused()
    {
        Assert.False(LabelSelector.TryParse("a=" + new string('x', 64), out _, out var error));
        Assert.EndsWith("must be no more than 63 bytes", error, StringComparison.Ordinal);
    }

    private static LabelSelector Parse(string text) =>
        LabelSelector.TryParse(text, out var selector, out var error) ? selector : throw new ArgumentException(error, nameof(text));

    private static JsonObject WithLabels(params (string Key, string? Value)[] labels) => new()
    {
        ["metadata"] = new JsonObject
        {
            ["labels"] = new JsonObject(labels
                .Where(label => label.Value is not null)
                .Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value))),
        },
    };
}
