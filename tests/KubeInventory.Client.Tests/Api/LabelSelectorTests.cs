namespace KubeInventory.Client.Tests;

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
        var labels = value is null ? null : new Dictionary<string, string> { ["role"] = value };

        Assert.Equal(expected, LabelSelector.Parse(text).Matches(labels));
    }

    [Theory]
    [InlineData("in=in,notin in (in,notin)", true)]
    [InlineData("in=in,!notin", false)]
    [InlineData("in,missing", false)]
    public void All_requirements_have_to_hold_and_operators_may_be_names(string text, bool expected)
    {
        var labels = new Dictionary<string, string> { ["in"] = "in", ["notin"] = "notin" };

        Assert.Equal(expected, LabelSelector.Parse(text).Matches(labels));
    }

    [Fact]
    public void A_built_selector_is_the_one_that_its_text_says()
    {
        var built = LabelSelector.Where("env").In("prod").And("team").In("b", "a").And("tier").NotIn("web", "db").And("role").IsNot("x")
            .And("owner").Exists().And("retired").DoesNotExist().And("rank").IsGreaterThan(1).And("rank").IsLessThan(9);

        Assert.Equal("env=prod,owner,rank<9,rank>1,!retired,role!=x,team in (a,b),tier notin (db,web)", built.ToString());
        Assert.Equal(built, LabelSelector.Parse(built.ToString()));
    }

    [Theory]
    [InlineData("b == 1 , a in ( x )", "a=x,b=1")]
    [InlineData("a=1,a=2,a=1", "a=1,a=2")]
    [InlineData("a in (y,x,y)", "a in (x,y)")]
    [InlineData("a in (,x)", "a in (,x)")]
    [InlineData("a=", "a=")]
    [InlineData("", "")]
    public void One_meaning_has_one_text(string text, string expected)
    {
        var selector = LabelSelector.Parse(text);

        Assert.Equal(expected, selector.ToString());
        Assert.Equal(selector, LabelSelector.Parse(expected));
        Assert.Equal(expected.Length == 0, selector.MatchesEverything);
    }

    [Fact]
    public void Two_selectors_choose_together_what_both_choose()
    {
        LabelSelector? none = (string?)null;
        LabelSelector both = LabelSelector.Parse("env=prod").Combine("env=test,team");

        Assert.Null(none);
        Assert.Equal("env=prod,env=test,team", both.ToString());
        Assert.False(both.Matches(new Dictionary<string, string> { ["env"] = "prod", ["team"] = "a" }));
    }

    [Fact]
    public void A_selector_of_an_object_selects_and_is_written_back()
    {
        const string Json = """{"matchLabels":{"env":"prod"},"matchExpressions":[{"key":"team","operator":"NotIn","values":["b","a"]}]}""";

        var selector = System.Text.Json.JsonSerializer.Deserialize<LabelSelector>(Json)!;

        Assert.Equal("env=prod,team notin (a,b)", selector.ToString());
        Assert.True(selector.Matches(new Dictionary<string, string> { ["env"] = "prod" }));
        Assert.Equal(Json, System.Text.Json.JsonSerializer.Serialize(selector));
    }

    [Fact]
    public void An_operator_of_the_future_matches_nothing_by_guess()
    {
        var selector = new LabelSelector { MatchExpressions = [new LabelSelectorRequirement { Key = "a", Operator = "Like", Values = ["x"] }] };

        Assert.Throws<InvalidOperationException>(() => selector.Matches(null));
        Assert.Throws<FormatException>(() => LabelSelector.Parse(selector.ToString()));
    }

    [Theory]
    [InlineData("-a", "x", "is no label key: name part must consist of")]
    [InlineData("a/b/c", "x", "is no label key")]
    [InlineData("a", "not valid", "a valid label must be an empty string or consist of")]
    [InlineData("a", null, "needs at least one value")]
    public void A_builder_refuses_what_no_label_can_be(string key, string? value, string expected)
    {
        var refusal = Assert.Throws<ArgumentException>(() => LabelSelector.Where(key).In(value is null ? [] : [value]));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_no_selector_is_refused_with_the_place()
    {
        var refusal = Assert.Throws<FormatException>(() => LabelSelector.Parse("env=prod,team in a"));

        Assert.Equal("\"env=prod,team in a\" is no label selector: unable to parse requirement: found 'a' expected: '(' (at character 18)", refusal.Message);
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
}
