using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Tests.Yaml;

public class YamlDocumentTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n  \n\t\n")]
    [InlineData("# nothing\n")]
    [InlineData("\uFEFF")]
    [InlineData("...\n")]
    public void A_text_without_content_has_no_document(string text) => Assert.Empty(YamlAsJson.Documents(text));

    [Theory]
    [InlineData("a\n---\nb\n", "\"a\" \"b\"")]
    [InlineData("---\na\n...\n---\nb\n...\n", "\"a\" \"b\"")]
    [InlineData("--- a\n--- # b\nc: d\n--- |\n e\n--- {f: g}", "\"a\" {\"c\":\"d\"} \"e\\n\" {\"f\":\"g\"}")]
    [InlineData("a\n...\nb", "\"a\" \"b\"")]
    [InlineData("a\n...\n\uFEFFb", "\"a\" \"b\"")]
    [InlineData("---\n---\n# nothing\n---\na", "null null \"a\"")]
    [InlineData("- a\n---\n- b\n-\n--- \n", "[\"a\"] [\"b\",null] null")]
    [InlineData("a ---\n --- b", "\"a --- --- b\"")]
    public void Markers_separate_documents(string text, string documents) =>
        Assert.Equal(documents, string.Join(' ', YamlAsJson.Documents(text).Select(YamlAsJson.Of)));

    [Fact]
    public void Directives_hold_for_the_document_below_them()
    {
        var documents = YamlAsJson.Documents(
            "%YAML 1.2\n%TAG !e! tag:e.org,2024:\n%FUTURE thing\n--- !e!a%21 b\n...\n--- !a b\n---\n!<x:y> b");

        Assert.Equal(["tag:e.org,2024:a!", "!a", "x:y"], documents.Select(document => document?.Tag));
    }

    [Fact]
    public void A_broken_document_does_not_keep_the_others_from_being_read()
    {
        var result = YamlReader.Read("a: 1\n---\nb: 'open\n---\nc: [1\n---\nd: 2\n---\n e: 1\nf: 2\n--- g\n");

        Assert.Equal(["""{"a":1}""", """{"d":2}""", "\"g\""], result.Documents.Select(YamlAsJson.Of));
        Assert.Equal([2, 4, 9], result.Errors.Select(error => error.Position.Line));
    }

    [Fact]
    public void Anchors_do_not_reach_into_the_next_document() =>
        Assert.Equal(1, Assert.Single(YamlReader.Read("&a 1\n--- *a\n").Errors).Position.Line);
}
