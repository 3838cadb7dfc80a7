using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KubeInventory.Fetching;

/// <summary>Reads YAML in which every key must be known, and collects what is wrong with line and column instead of stopping at it.</summary>
internal sealed class StrictYaml(string path)
{
    private const int MaxReported = 20;
    private readonly List<string> _errors = [];

    /// <summary>The file's one document, which must be a mapping; null if it is not, with the error noted.</summary>
    public YamlMappingNode? Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return root;
            }

            Error(new Mark(0, 1, 1), stream.Documents.Count > 1 ? "one document is expected, there are several" : "a mapping with the key 'hosts' is expected");
        }
        catch (YamlException e)
        {
            Error(e.Start, Plain(e));
        }

        return null;
    }

    /// <summary>The mapping's values by key, if each key is one of those known.</summary>
    public Dictionary<string, YamlNode> Keys(YamlNode node, string what, params ReadOnlySpan<string> known)
    {
        var values = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        if (node is not YamlMappingNode mapping)
        {
            Error(node.Start, $"{what} must be a mapping of keys to values");
            return values;
        }

        foreach (var (keyNode, value) in mapping.Children)
        {
            var key = (keyNode as YamlScalarNode)?.Value ?? "";
            if (!known.Contains(key))
            {
                Error(keyNode.Start, $"{what} has no key '{key}'; it has {string.Join(", ", known.ToArray())}");
            }

            values[key] = value;
        }

        return values;
    }

    public string? Text(Dictionary<string, YamlNode> keys, string key)
    {
        if (!keys.TryGetValue(key, out var node))
        {
            return null;
        }

        if (node is YamlScalarNode { Value: { Length: > 0 } value })
        {
            return value;
        }

        Error(node.Start, $"'{key}' must be a text");
        return null;
    }

    public string? Required(YamlNode parent, Dictionary<string, YamlNode> keys, string key, string what)
    {
        if (!keys.ContainsKey(key))
        {
            Error(parent.Start, $"{what} needs the key '{key}'");
        }

        return Text(keys, key);
    }

    public long? Number(Dictionary<string, YamlNode> keys, string key)
    {
        if (Text(keys, key) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Error(keys[key].Start, $"'{key}' must be a whole number, not '{text}'");
        return null;
    }

    public DateTimeOffset? Time(Dictionary<string, YamlNode> keys, string key)
    {
        if (Text(keys, key) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        Error(keys[key].Start, $"'{key}' must be a time such as 2026-01-31T12:00:00Z, not '{text}'");
        return null;
    }

    public IReadOnlyDictionary<string, string>? Texts(Dictionary<string, YamlNode> keys, string key)
    {
        if (!keys.TryGetValue(key, out var node))
        {
            return null;
        }

        if (node is not YamlMappingNode mapping)
        {
            Error(node.Start, $"'{key}' must be a mapping of texts");
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in mapping.Children)
        {
            if (name is YamlScalarNode { Value: { } nameText } && value is YamlScalarNode { Value: { } valueText })
            {
                texts[nameText] = valueText;
            }
            else
            {
                Error(value.Start, $"'{key}' must hold texts");
            }
        }

        return texts;
    }

    public IEnumerable<YamlNode> Items(Dictionary<string, YamlNode> keys, string key)
    {
        if (!keys.TryGetValue(key, out var node))
        {
            return [];
        }

        if (node is YamlSequenceNode sequence)
        {
            return sequence.Children;
        }

        Error(node.Start, $"'{key}' must be a list");
        return [];
    }

    public void Error(Mark at, string message)
        => _errors.Add(string.Create(CultureInfo.InvariantCulture, $"{path}({at.Line},{at.Column}): {message}"));

    /// <summary>Ends the fetch if anything was wrong.</summary>
    /// <exception cref="FetchException">Names each error, up to twenty.</exception>
    public void ThrowIfWrong()
    {
        if (_errors.Count > 0)
        {
            var more = _errors.Count > MaxReported ? $"{Environment.NewLine}… and {_errors.Count - MaxReported} more" : "";
            throw new FetchException(FetchFailure.Malformed, string.Join(Environment.NewLine, _errors.Take(MaxReported)) + more);
        }
    }

    private static string Plain(YamlException e)
    {
        var text = e.InnerException?.Message ?? e.Message;
        return $"not YAML: {text}";
    }
}
