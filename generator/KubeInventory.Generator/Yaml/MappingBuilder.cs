using System.Collections.Generic;
using System.Collections.Immutable;

namespace KubeInventory.Generator.Yaml;

/// <summary>Collects the entries of mappings, refuses what JSON cannot hold, and resolves merge keys.</summary>
internal sealed class MappingBuilder(YamlCursor cursor)
{
    private readonly ScratchStack<KeyValuePair<YamlScalar, YamlNode>> _entries = new();
    private readonly List<YamlMapping> _merged = [];
    private readonly KeyNames _names = new();

    /// <summary>Starts a mapping inside those that are being read.</summary>
    public int Begin() => _entries.Count;

    public void Add(YamlScalar key, YamlNode value)
    {
        if (key.IsNull)
        {
            cursor.Fail(key.Start, "A key must not be null or left out; to mean the word, put quotes around it.");
        }

        _entries.Push(new KeyValuePair<YamlScalar, YamlNode>(key, value));
    }

    /// <summary>Ends the mapping that began at a mark.</summary>
    public ImmutableArray<KeyValuePair<YamlScalar, YamlNode>> End(int mark)
    {
        _names.Clear();
        _merged.Clear();
        var end = mark;
        for (var i = mark; i < _entries.Count; i++)
        {
            var entry = _entries[i];
            if (!_names.TryAdd(entry.Key, out var first))
            {
                cursor.Report(entry.Key.Start, $"The key '{first.Name}' stands in this mapping already, in line {first.Start.Line + 1}.");
            }
            else if (IsMerge(entry.Key))
            {
                CollectMerged(entry.Value);
            }
            else
            {
                _entries[end++] = entry;
            }
        }

        _entries.Truncate(end);
        AddMerged();
        return _entries.Pop(mark);
    }

    public void Clear() => _entries.Truncate(0);

    private static bool IsMerge(YamlScalar key) =>
        key.Style == YamlScalarStyle.Plain && key.Tag is null or "tag:yaml.org,2002:merge" && key.Value == "<<";

    private void CollectMerged(YamlNode source)
    {
        if (source is not YamlSequence sequence)
        {
            AddSource(source);
            return;
        }

        foreach (var item in sequence.Items)
        {
            AddSource(item);
        }
    }

    private void AddSource(YamlNode source)
    {
        if (source is YamlMapping mapping)
        {
            _merged.Add(mapping);
        }
        else
        {
            cursor.Report(source.Start, "'<<' takes a mapping or a list of mappings, usually as aliases.");
        }
    }

    private void AddMerged()
    {
        foreach (var mapping in _merged)
        {
            foreach (var entry in mapping.Entries)
            {
                if (_names.TryAdd(entry.Key, out _))
                {
                    _entries.Push(entry);
                }
            }
        }
    }
}
