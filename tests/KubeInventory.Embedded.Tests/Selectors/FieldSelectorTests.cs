using System.Text.Json.Nodes;
using KubeInventory.Embedded.Selectors;

namespace KubeInventory.Embedded.Tests.Selectors;

public sealed class FieldSelectorTests
{
    private static readonly SelectableFields Fields =
        SelectableFields.OfCustomResource(namespaced: true, [".spec.color", ".spec.count", ".spec.on"]);

    [Theory]
    [InlineData("metadata.name=a", true)]
    [InlineData("metadata.name==a", true)]
    [InlineData("metadata.name!=a", false)]
    [InlineData("metadata.name=b", false)]
    [InlineData("metadata.namespace=default", true)]
    [InlineData(@"spec.color=blue\,x\=y\\", true)]
    [InlineData("spec.count=1", true)]
    [InlineData("spec.count!=1", false)]
    [InlineData("spec.on=false", true)]
    [InlineData("metadata.name=a,spec.count=2", false)]
    [InlineData("metadata.name=a,,", true)]
    [InlineData("", true)]
    public void An_object_is_selected_by_the_text_of_its_fields(string text, bool expected)
    {
        var resource = JsonNode.Parse("""
            { "metadata": { "name": "a", "namespace": "default" }, "spec": { "color": "blue,x=y\\", "count": 1, "on": false } }
            """)!.AsObject();

        Assert.Equal(expected, Parse(text).Matches(resource));
    }

    [Fact]
    public void An_absent_field_is_like_an_empty_one()
    {
        Assert.True(Parse("spec.color=,spec.count!=1").Matches([]));
    }

    [Fact]
    public void The_one_value_a_field_can_have_is_known()
    {
        var selector = Parse("metadata.name=a,metadata.namespace!=b");

        Assert.Equal("a", selector.ExactValue("metadata.name"));
        Assert.Null(selector.ExactValue("metadata.namespace"));
    }

    [Theory]
    [InlineData("metadata.name", "invalid selector: 'metadata.name'; can't understand 'metadata.name'")]
    [InlineData("spec.color=blue,x", "invalid selector: 'spec.color=blue,x'; can't understand 'x'")]
    [InlineData("metadata.name=a=b", "invalid field selector: unescaped character in value: 61")]
    [InlineData(@"metadata.name=a\b", @"invalid field selector: invalid escape sequence: \b")]
    [InlineData(@"metadata.name=a\", @"invalid field selector: invalid escape sequence: \")]
    [InlineData("spec.z=1,metadata.uid=1", "field label not supported: metadata.uid")]
    public void What_is_no_selector_is_refused_with_the_words_of_apimachinery(string text, string expected)
    {
        Assert.False(FieldSelector.TryParse(text, Fields, out _, out var error));
        Assert.Equal(expected, error);
    }

    [Fact]
    public void A_kind_without_a_namespace_is_not_selected_by_it()
    {
        var clusterScoped = SelectableFields.OfCustomResource(namespaced: false, []);

        Assert.False(FieldSelector.TryParse("metadata.namespace=a", clusterScoped, out _, out var error));
        Assert.Equal("field label not supported: metadata.namespace", error);
    }

    [Fact]
    public void A_built_in_kind_says_what_it_can_be_selected_by()
    {
        Assert.False(FieldSelector.TryParse("spec.color=red", SelectableFields.OfBuiltInKind, out _, out var error));
        Assert.Equal("\"spec.color\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"", error);
    }

    private static FieldSelector Parse(string text) =>
        FieldSelector.TryParse(text, Fields, out var selector, out var error) ? selector : throw new ArgumentException(error, nameof(text));
}
