using System;
using System.Collections.Generic;

namespace KubeInventory.Generator.Yaml;

/// <summary>The names that a mapping has already; most mappings have so few that comparing them beats hashing.</summary>
internal sealed class KeyNames
{
    private readonly string[] _few = new string[12];
    private readonly HashSet<string> _many = new(StringComparer.Ordinal);
    private int _fewCount;

    public void Clear()
    {
        _fewCount = 0;
        if (_many.Count > 0)
        {
            _many.Clear();
        }
    }

    public bool Add(string name)
    {
        if (_many.Count > 0)
        {
            return _many.Add(name);
        }

        for (var i = 0; i < _fewCount; i++)
        {
            if (_few[i] == name)
            {
                return false;
            }
        }

        if (_fewCount < _few.Length)
        {
            _few[_fewCount++] = name;
            return true;
        }

        _many.UnionWith(_few);
        return _many.Add(name);
    }
}
