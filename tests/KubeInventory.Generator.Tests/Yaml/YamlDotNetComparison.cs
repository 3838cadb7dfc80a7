using System.Globalization;
using KubeInventory.Generator.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using TheirNode = YamlDotNet.RepresentationModel.YamlNode;

namespace KubeInventory.Generator.Tests.Yaml;

/// <summary>Compares our nodes with those of YamlDotNet: structure, texts, styles, tags and places.</summary>
internal static class YamlDotNetComparison
{
    /// <summary>YamlDotNet's documents, or null where it finds the text wrong.</summary>
    public static List<TheirNode>? TryRead(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException)
        {
            return null;
        }

        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    public static void AssertSame(TheirNode expected, Generator.Yaml.YamlNode? actual, string path)
    {
        Assert.True(actual is not null, $"{path} is missing");
        AssertSamePlace(expected.Start, actual.Start, path);
        Assert.Equal(expected.Tag.IsEmpty ? null : expected.Tag.Value, actual.Tag);
        switch (expected)
        {
            case YamlScalarNode scalar:
                var ours = Assert.IsType<YamlScalar>(actual);
                Assert.Equal(scalar.Value ?? string.Empty, ours.Value);
                Assert.Equal(scalar.Style.ToString(), ours.Style.ToString());
                break;

            case YamlSequenceNode sequence:
                var items = Assert.IsType<YamlSequence>(actual).Items;
                AssertSameCount(sequence.Children.Count, items.Length, path);
                for (var i = 0; i < items.Length; i++)
                {
                    AssertSame(sequence.Children[i], items[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
                }

                break;

            case YamlMappingNode mapping:
                var entries = Assert.IsType<YamlMapping>(actual).Entries;
                var theirs = Merge(mapping);
                AssertSameCount(theirs.Count, entries.Length, path);
                foreach (var (their, entry) in theirs.Zip(entries))
                {
                    AssertSame(their.Key, entry.Key, path);
                    AssertSame(their.Value, entry.Value, $"{path}.{entry.Key.Value}");
                }

                break;
        }
    }

    // YamlDotNet's nodes keep merge keys as they are written.
    private static List<KeyValuePair<TheirNode, TheirNode>> Merge(YamlMappingNode mapping)
    {
        var own = mapping.Children.Where(entry => !IsMerge(entry.Key)).ToList();
        var merged = mapping.Children
            .Where(entry => IsMerge(entry.Key))
            .SelectMany(entry => entry.Value is YamlSequenceNode list ? list.Children : [entry.Value])
            .SelectMany(source => Merge((YamlMappingNode)source));
        return [.. own.Concat(merged).DistinctBy(entry => ((YamlScalarNode)entry.Key).Value)];
    }

    private static bool IsMerge(TheirNode key) =>
        key is YamlScalarNode { Value: "<<", Style: ScalarStyle.Plain };

    private static void AssertSameCount(int expected, int actual, string path) =>
        Assert.True(expected == actual, $"{path} has {actual} entries, but {expected} for YamlDotNet");

    private static void AssertSamePlace(Mark expected, YamlPosition actual, string path) =>
        Assert.True(
            expected.Line == actual.Line + 1 && expected.Column == actual.Column + 1,
            $"{path} starts at {actual}, but at line {expected.Line}, column {expected.Column} for YamlDotNet");
}
