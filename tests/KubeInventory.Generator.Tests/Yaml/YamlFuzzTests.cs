using FsCheck;
using FsCheck.Fluent;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Tests.Yaml;

public class YamlFuzzTests
{
    private const string Seed = """
        %YAML 1.2
        --- # a
        spec: &s
          names: {kind: Host, "plural": 'hosts', short: [ho, h]}
          text: |-
            one
              two

          folded: >+2
               three
        - "x\u0041
            y": !!str z
        ? long
        : - - a
          - b: 0x10
        other: *s
        <<: [*s]
        ...
        """;

    private static readonly string[] Pieces =
    [
        " ", "  ", "\n", "\r\n", "\t", ":", ": ", "- ", "? ", "#", " #", "'", "\"", "[", "]", "{", "}", ",", "|", ">", "&a ", "*a", "!t ",
        "---\n", "...\n", "%", "@", "\\", "\\u", "<<: ", "\uFEFF", "\u2028", "\u0085", "\0", "\ud800", "é", "0", "~", "=",
    ];

    /// <summary>Texts that are nearly YAML: slices of a document with pieces of syntax thrown in.</summary>
    private static readonly Gen<string> NearlyYaml =
        from slices in Gen.ListOf(
            from start in Gen.Choose(0, Seed.Length)
            from length in Gen.Choose(0, 40)
            from piece in Gen.Elements(Pieces)
            select string.Concat(Seed.AsSpan(start, Math.Min(length, Seed.Length - start)), piece))
        select string.Concat(slices);

    [Fact]
    public void No_text_makes_the_reader_throw_or_hang() => Check(text =>
    {
        var reading = Task.Run(() => YamlReader.Read(text), TestContext.Current.CancellationToken);
        Assert.True(reading.Wait(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken), "hangs");
        Assert.All(reading.Result.Errors, error => AssertWithin(text, error.Position));
    });

    [Fact]
    public void Every_node_lies_within_its_text() => Check(text =>
        Assert.All(YamlReader.Read(text).Documents, document => AssertWithin(text, document)));

    [Fact]
    public void A_text_cut_off_anywhere_is_read_or_refused() => Assert.All(
        Enumerable.Range(0, Seed.Length),
        length => Assert.All(YamlReader.Read(Seed[..length]).Errors, error => AssertWithin(Seed, error.Position)));

    private static void Check(Action<string> property) =>
        Prop.ForAll(NearlyYaml.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static void AssertWithin(string text, YamlNode? node)
    {
        if (node is null)
        {
            return;
        }

        AssertWithin(text, node.Start);
        AssertWithin(text, node.End);
        Assert.True(node.Start.Offset <= node.End.Offset);
        switch (node)
        {
            case YamlMapping mapping:
                Assert.All(mapping.Entries, entry =>
                {
                    AssertWithin(text, entry.Key);
                    AssertWithin(text, entry.Value);
                });
                break;
            case YamlSequence sequence:
                Assert.All(sequence.Items, item => AssertWithin(text, item));
                break;
        }
    }

    private static void AssertWithin(string text, YamlPosition position)
    {
        Assert.InRange(position.Offset, 0, text.Length);
        Assert.InRange(position.Column, 0, position.Offset);
        Assert.InRange(position.Line, 0, position.Offset);
    }
}
