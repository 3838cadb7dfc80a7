using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests;

public sealed class DocumentationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("oneOf: [{required: [a]}, {required: [b, c]}]", "Exactly one of a, b with c is set.")]
    [InlineData("oneOf: [{properties: {a: {}}, required: [a]}, {required: [b]}]", "Exactly one of a, b is set.")]
    [InlineData("anyOf: [{required: [a]}, {required: [b]}]", "At least one of a, b is set.")]
    [InlineData("oneOf: [{not: {anyOf: [{required: [a]}, {required: [b]}]}}, {required: [a]}, {required: [b]}]", "At most one of a, b is set.")]
    [InlineData("oneOf: [{not: {required: [b]}, required: [a]}, {not: {anyOf: [{required: [a]}, {required: [c]}]}, required: [b]}]", "Exactly one of a (without b), b (without a, c) is set.")]
    [InlineData("allOf: [{oneOf: [{required: [a]}, {required: [b]}]}, {not: {required: [b, c]}}]", "Exactly one of a, b is set. b and c are not set together.")]
    public void Groups_of_required_fields_are_said_in_sentences(string group, string sentence) =>
        Assert.Contains($"/// <remarks>{sentence}</remarks>\n[JsonConverter(typeof(ModelJsonConverter<V1LampSpec>))]", Text(group), StringComparison.Ordinal);

    [Theory]
    [InlineData("oneOf: [{properties: {a: {enum: [x]}}, required: [a]}, {required: [b]}]")]
    [InlineData("oneOf: [{required: [a]}]")]
    [InlineData("anyOf: [{required: [a]}, {}]")]
    [InlineData("oneOf: [{not: {required: [a, b]}}, {required: [a]}]")]
    public void Groups_that_say_more_have_no_sentence(string group) => Assert.DoesNotContain(" is set.", Text(group), StringComparison.Ordinal);

    [Fact]
    public void Defaults_of_objects_and_lists_are_said_in_JSON()
    {
        var text = Text("minProperties: 0", """
            a: {type: object, default: {size: 1, lit: true}, properties: {size: {type: integer}, lit: {type: boolean}}},
            b: {type: array, default: [x, "2"], items: {type: string}},
            c: {type: array, default: [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa], items: {type: string}}
            """);

        Assert.Contains("Default: <c>{\"size\":1,\"lit\":true}</c>.", text, StringComparison.Ordinal);
        Assert.Contains("Default: <c>[\"x\",\"2\"]</c>.", text, StringComparison.Ordinal);
        Assert.Contains("aaa…</c>.", text, StringComparison.Ordinal);
    }

    private static string Text(string keywords, string properties = "a: {type: string}, b: {type: string}, c: {type: string}")
    {
        var spec = "{type: object, " + keywords + ", properties: {" + properties.ReplaceLineEndings(" ") + "}}";
        var definition = Crd.Text("Lamp", "lamps", "{type: object, properties: {spec: " + spec + "}}");
        return Project.With(definition).Generate(Ct).Text("example.com/v1/V1Lamp.g.cs");
    }
}
