using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using KubeInventory.Embedded.Http;

namespace KubeInventory.Embedded.Tests.Http;

public sealed class YamlTextTests
{
    [Fact]
    public void Any_text_comes_back_as_it_went() =>
        Prop.ForAll<string>(text => text is null || IsKept(text)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("yes")]
    [InlineData("y")]
    [InlineData("on")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("")]
    [InlineData("0x10")]
    [InlineData("1e3")]
    [InlineData(".inf")]
    [InlineData("- a")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a\n")]
    [InlineData("a\n\n")]
    [InlineData("a\n b\n")]
    [InlineData("a \nb")]
    [InlineData("\na")]
    [InlineData("a\tb\n")]
    [InlineData("a\r\nb")]
    [InlineData("%a")]
    [InlineData("---")]
    [InlineData("...")]
    [InlineData("a:")]
    [InlineData("2026-01-01")]
    [InlineData("\u0085\u2028\ufeff")]
    [InlineData("😀")]
    [InlineData("<<")]
    [InlineData("=")]
    public void Texts_that_look_like_something_else_come_back(string text) => Assert.True(IsKept(text));

    [Fact]
    public void Structures_come_back()
    {
        var value = JsonNode.Parse("""{"a":[],"b":{},"c":[[1,[]],{"d":null}],"e":[true,-1.5,12345678901234],"":{"x":[{"y":"z"}]}}""")!;

        Assert.Equal(value.ToJsonString(), YamlBody.Parse(YamlText.Write(value)).Value!.ToJsonString());
    }

    private static bool IsKept(string text)
    {
        var value = new JsonObject { ["value"] = text, ["list"] = new JsonArray(text) };
        // A lone surrogate is no text; neither JSON nor YAML can carry it.
        return text.EnumerateRunes().Any(rune => rune.Value == 0xfffd)
            || JsonNode.DeepEquals(value, YamlBody.Parse(YamlText.Write(value)).Value);
    }
}
