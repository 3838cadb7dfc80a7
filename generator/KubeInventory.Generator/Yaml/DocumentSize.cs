using System;

namespace KubeInventory.Generator.Yaml;

/// <summary>Keeps a document small enough to be walked: a few aliases of aliases can stand for billions of nodes.</summary>
internal sealed class DocumentSize(YamlCursor cursor)
{
    /// <summary>Far more than a schema nests, and little enough for the smallest stack that a compiler runs on.</summary>
    public const int MaxDepth = 256;

    /// <summary>As many nodes as Kubernetes takes from aliases without asking how large the text is.</summary>
    public const int MaxAliasedNodes = 400_000;

    private int _depth;
    private int _deepest;
    private int _nodes;
    private int _aliasedNodes;

    public void CountNode() => _nodes++;

    public void Enter()
    {
        _depth++;
        Reach(_depth);
    }

    public void Leave() => _depth--;

    public Mark BeginAnchor()
    {
        var mark = new Mark(_nodes, _deepest);
        _deepest = _depth;
        return mark;
    }

    public void EndAnchor(Anchor anchor)
    {
        anchor.Nodes = _nodes - anchor.Before.Nodes;
        anchor.Height = _deepest - _depth;
        _deepest = Math.Max(_deepest, anchor.Before.Deepest);
    }

    public void CountAlias(Anchor anchor)
    {
        _nodes += anchor.Nodes;
        _aliasedNodes += anchor.Nodes;
        Reach(_depth + anchor.Height);
        if (_aliasedNodes > MaxAliasedNodes)
        {
            cursor.Fail($"The aliases of this document stand for more than {MaxAliasedNodes:N0} values, which is more than is read.");
        }
    }

    public void Clear()
    {
        _depth = 0;
        _deepest = 0;
        _nodes = 0;
        _aliasedNodes = 0;
    }

    private void Reach(int depth)
    {
        _deepest = Math.Max(_deepest, depth);
        if (depth > MaxDepth)
        {
            cursor.Fail($"Collections lie within one another more than {MaxDepth} levels deep, which is more than is read.");
        }
    }

    /// <summary>What was counted before an anchor's node.</summary>
    internal readonly struct Mark(int nodes, int deepest)
    {
        public int Nodes { get; } = nodes;

        public int Deepest { get; } = deepest;
    }
}
