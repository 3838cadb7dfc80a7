using System;
using System.Collections.Generic;

namespace KubeInventory.Generator.Yaml;

/// <summary>The keys that a mapping has already; most mappings have so few that comparing them beats hashing.</summary>
internal sealed class KeyNames
{
    private readonly (string Name, YamlScalar Key)[] _few = new (string, YamlScalar)[12];
    private readonly Dictionary<string, YamlScalar> _many = new(StringComparer.Ordinal);
    private int _fewCount;

    public void Clear()
    {
        _fewCount = 0;
        if (_many.Count > 0)
        {
            _many.Clear();
        }
    }

    /// <summary>Adds a key, unless there is one of the same name, which is then the first.</summary>
    public bool TryAdd(YamlScalar key, out YamlScalar first)
    {
        var name = key.Name;
        first = key;
        if (_many.Count > 0)
        {
            return TryAddToMany(name, ref first);
        }

        for (var i = 0; i < _fewCount; i++)
        {
            if (_few[i].Name == name)
            {
                first = _few[i].Key;
                return false;
            }
        }

        if (_fewCount < _few.Length)
        {
            _few[_fewCount++] = (name, key);
            return true;
        }

        foreach (var (fewName, fewKey) in _few)
        {
            _many.Add(fewName, fewKey);
        }

        return TryAddToMany(name, ref first);
    }

    private bool TryAddToMany(string name, ref YamlScalar key)
    {
        if (_many.TryGetValue(name, out var first))
        {
            key = first;
            return false;
        }

        _many.Add(name, key);
        return true;
    }
}
