using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KubeInventory.Embedded.Http;

/// <summary>Parses one YAML document into the JSON that Kubernetes makes of it.</summary>
internal sealed class YamlBody
{
    // Aliases may be nested to make gigabytes of a few lines.
    private const int MaxNodes = 1_000_000;

    private readonly IParser _parser;
    private readonly List<string> _duplicates = [];
    private readonly Dictionary<AnchorName, JsonNode?> _anchors = [];
    private int _nodes;

    private YamlBody(IParser parser) => _parser = parser;

    /// <exception cref="YamlException">The text is not YAML.</exception>
    /// <exception cref="JsonException">The YAML has no counterpart in JSON.</exception>
    public static ObjectText Parse(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return new(null, []);
        }

        var body = new YamlBody(parser);
        var value = body.ReadNode("");
        parser.Consume<DocumentEnd>();
        return new(value, body._duplicates);
    }

    private JsonNode? ReadNode(string path)
    {
        Count(1);
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            var target = _anchors.TryGetValue(alias.Value, out var found)
                ? found
                : throw new YamlException(alias.Start, alias.End, $"unknown anchor '{alias.Value}' referenced");
            Count(Size(target));
            return target?.DeepClone();
        }

        if (!_parser.Accept<NodeEvent>(out var node))
        {
            throw new JsonException("unexpected end of YAML input");
        }

        JsonNode? value = node switch
        {
            MappingStart => ReadMapping(path),
            SequenceStart => ReadSequence(path),
            _ => YamlScalars.Resolve(_parser.Consume<Scalar>()),
        };
        if (!node.Anchor.IsEmpty)
        {
            _anchors[node.Anchor] = value?.DeepClone();
        }

        return value;
    }

    private JsonObject ReadMapping(string path)
    {
        _parser.Consume<MappingStart>();
        var value = new JsonObject();
        var merged = new List<JsonObject>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = _parser.Consume<Scalar>();
            var child = path.Length == 0 ? key.Value : $"{path}.{key.Value}";
            if (key is { Value: "<<", Style: ScalarStyle.Plain })
            {
                merged.AddRange(MergeSources(ReadNode(child)));
                continue;
            }

            if (value.Remove(key.Value))
            {
                _duplicates.Add(child);
            }

            value[key.Value] = ReadNode(child);
        }

        foreach (var (name, inherited) in merged.SelectMany(source => source).Where(field => !value.ContainsKey(field.Key)).ToList())
        {
            value.TryAdd(name, inherited?.DeepClone());
        }

        return value;
    }

    private JsonArray ReadSequence(string path)
    {
        _parser.Consume<SequenceStart>();
        var value = new JsonArray();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            value.Add(ReadNode($"{path}[{value.Count}]"));
        }

        return value;
    }

    private static IEnumerable<JsonObject> MergeSources(JsonNode? source) => source switch
    {
        JsonObject map => [map],
        JsonArray list => list.OfType<JsonObject>(),
        _ => throw new JsonException("map merge requires map or sequence of maps as the value"),
    };

    private static int Size(JsonNode? node) => node switch
    {
        JsonObject map => 1 + map.Sum(field => Size(field.Value)),
        JsonArray list => 1 + list.Sum(Size),
        _ => 1,
    };

    private void Count(int nodes)
    {
        _nodes += nodes;
        if (_nodes > MaxNodes)
        {
            throw new JsonException("document contains excessive aliasing");
        }
    }
}
