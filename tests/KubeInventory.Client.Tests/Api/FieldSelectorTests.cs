namespace KubeInventory.Client.Tests;

public sealed class FieldSelectorTests
{
    [Fact]
    public void A_built_selector_is_the_one_that_its_text_says()
    {
        var built = FieldSelector.Where("spec.role").IsNot("db").And("metadata.name").Is(@"a,b=c\d");

        Assert.Equal(@"metadata.name=a\,b\=c\\d,spec.role!=db", built.ToString());
        Assert.Equal(built, FieldSelector.Parse(built.ToString()));
        Assert.Equal(built.GetHashCode(), FieldSelector.Parse(built.ToString()).GetHashCode());
    }

    [Theory]
    [InlineData("b==2,,a!=1", "a!=1,b=2")]
    [InlineData("a=", "a=")]
    [InlineData("", "")]
    public void One_meaning_has_one_text(string text, string expected) => Assert.Equal(expected, FieldSelector.Parse(text).ToString());

    [Fact]
    public void Two_selectors_choose_together_what_both_choose()
    {
        FieldSelector? none = (string?)null;

        Assert.Null(none);
        Assert.Equal("a=1,b=2", FieldSelector.Parse("b=2").Combine("a=1,b=2").ToString());
        Assert.Empty(FieldSelector.Everything.Requirements);
    }

    [Theory]
    [InlineData("metadata.name", "can't understand 'metadata.name'")]
    [InlineData("a=b=c", "unescaped character in value: 61")]
    [InlineData(@"a=b\c", @"invalid escape sequence: \c")]
    public void A_text_that_is_no_selector_is_refused(string text, string expected)
    {
        var refusal = Assert.Throws<FormatException>(() => FieldSelector.Parse(text));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("Terms are field=value or field!=value, with commas between.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=b", "'=' at character 2")]
    [InlineData("a b", "' ' at character 2")]
    public void A_builder_refuses_what_no_field_can_be(string field, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => FieldSelector.Where(field)).Message, StringComparison.Ordinal);
}
