using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KubeInventory.Client;

/// <summary>One mapping of a kubeconfig, with its place for messages.</summary>
internal sealed class YamlFields(YamlMappingNode node, string source, string path)
{
    /// <summary>File and line, as editors open them.</summary>
    public string Line => At(node);

    /// <summary>The file that this comes from, or what stands for it.</summary>
    public string Source => source;

    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" } => null,
        YamlScalarNode { Value: "" } => null,
        YamlScalarNode scalar => scalar.Value,
        var other => throw Wrong(other, key, "text"),
    };

    public bool Flag(string key) => Find(key) switch
    {
        null => false,
        YamlScalarNode { Value: "true" } => true,
        YamlScalarNode { Value: "false" or "" or "null" } => false,
        var other => throw Wrong(other, key, "true or false"),
    };

    public YamlFields? Map(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: "" or "null" } => null,
        YamlMappingNode mapping => new YamlFields(mapping, source, Join(key)),
        var other => throw Wrong(other, key, "a mapping"),
    };

    public IReadOnlyList<YamlFields> Maps(string key) => Sequence(key)
        .Select((item, index) => item is YamlMappingNode mapping
            ? new YamlFields(mapping, source, $"{Join(key)}[{index}]")
            : throw Wrong(item, $"{key}[{index}]", "a mapping"))
        .ToList();

    public IReadOnlyList<string> Texts(string key) => Sequence(key)
        .Select((item, index) => item is YamlScalarNode { Value: { } value } ? value : throw Wrong(item, $"{key}[{index}]", "text"))
        .ToList();

    /// <summary>A value of any form, as JSON.</summary>
    public JsonNode? Json(string key) => Find(key) is { } found ? YamlJson.Of(found) : null;

    /// <summary>Where a text stands in the file, its quotes included; null if it is absent, or written over several lines.</summary>
    public Range? Place(string key) => Find(key) is YamlScalarNode { Start: var start, End: var end } && start.Line == end.Line
        ? (int)start.Index..(int)end.Index
        : null;

    /// <summary>The keys of a mapping whose keys are data.</summary>
    public IReadOnlyList<string> Keys() => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "").ToList();

    public KubeConfigException Fail(string key, string message, Exception? innerException = null) =>
        new($"{At(Find(key) ?? node)}: {Join(key)} {message}", innerException);

    private IEnumerable<YamlNode> Sequence(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: "" or "null" } => [],
        YamlSequenceNode sequence => sequence.Children,
        var other => throw Wrong(other, key, "a list"),
    };

    [SuppressMessage("Performance", "CA1859", Justification = "A node may be of any kind.")]
    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;

    private KubeConfigException Wrong(YamlNode at, string key, string expected) => new($"{At(at)}: {Join(key)} must be {expected}.");

    private string At(YamlNode at) => $"{source}:{at.Start.Line}";

    private string Join(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
