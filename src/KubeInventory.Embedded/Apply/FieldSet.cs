namespace KubeInventory.Embedded.Apply;

/// <summary>A set of paths. Immutable. That a path is a member says nothing about the paths above and below it.</summary>
internal sealed class FieldSet : IEquatable<FieldSet>
{
    private readonly Node[] _nodes;

    private FieldSet(Node[] nodes) => _nodes = nodes;

    public static FieldSet Empty { get; } = new([]);

    public bool IsEmpty => _nodes.Length == 0;

    /// <summary>The steps that members begin with, in order: whether the step is a member, and the members below it.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>All members: those of a level before those below it, each in order.</summary>
    public IEnumerable<OwnedPath> Paths => PathsBelow([]);

    public static FieldSet Of(params IEnumerable<OwnedPath> paths)
    {
        var builder = new FieldSetBuilder();
        foreach (var path in paths)
        {
            builder.Add(path.Elements);
        }

        return builder.Build();
    }

    /// <summary>The set with these nodes, given in any order, each step once. Empty nodes are left out.</summary>
    public static FieldSet FromNodes(IEnumerable<Node> nodes)
    {
        var kept = nodes.Where(node => !node.IsEmpty).OrderBy(node => node.Element).ToArray();
        return kept.Length == 0 ? Empty : new FieldSet(kept);
    }

    /// <summary>The set with its nodes changed; their steps have to stay. Nodes that become empty are left out.</summary>
    public FieldSet Change(Func<Node, Node> change)
    {
        var kept = Array.FindAll(Array.ConvertAll(_nodes, node => change(node)), node => !node.IsEmpty);
        return kept.Length == 0 ? Empty : new FieldSet(kept);
    }

    public bool Contains(OwnedPath path)
    {
        var node = new Node(path.Elements[0], IsMember: false, this);
        foreach (var element in path.Elements)
        {
            node = node.Below.Find(element);
        }

        return node.IsMember;
    }

    /// <summary>Whether the step itself is a member.</summary>
    public bool HasMember(PathElement element) => Find(element).IsMember;

    /// <summary>The members below a step, without that step.</summary>
    public FieldSet Below(PathElement element) => Find(element).Below;

    /// <summary>Members of either.</summary>
    public FieldSet Union(FieldSet other) => Combine(other, (left, right) =>
        new(left.Element, left.IsMember || right.IsMember, left.Below.Union(right.Below)));

    /// <summary>Members of both.</summary>
    public FieldSet Intersect(FieldSet other) => Combine(other, (left, right) =>
        new(left.Element, left.IsMember && right.IsMember, left.Below.Intersect(right.Below)));

    /// <summary>Members that the other has not.</summary>
    public FieldSet Except(FieldSet other) => Combine(other, (left, right) =>
        new(left.Element, left.IsMember && !right.IsMember, left.Below.Except(right.Below)));

    /// <summary>Members that neither the other has, nor are below one that it has.</summary>
    public FieldSet ExceptBelow(FieldSet other) => Combine(other, (left, right) =>
        right.IsMember ? new(left.Element, IsMember: false, Empty) : new(left.Element, left.IsMember, left.Below.ExceptBelow(right.Below)));

    public bool Equals(FieldSet? other) => other is not null && _nodes.SequenceEqual(other._nodes);

    public override bool Equals(object? obj) => Equals(obj as FieldSet);

    public override int GetHashCode() => _nodes.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Join('\n', Paths);

    /// <summary>Walks both sets in step; a node that one lacks is given as an empty one.</summary>
    private FieldSet Combine(FieldSet other, Func<Node, Node, Node> rule)
    {
        var combined = new List<Node>(_nodes.Length + other._nodes.Length);
        for (int i = 0, j = 0; i < _nodes.Length || j < other._nodes.Length;)
        {
            var order = i == _nodes.Length ? 1 : j == other._nodes.Length ? -1 : _nodes[i].Element.CompareTo(other._nodes[j].Element);
            var element = order <= 0 ? _nodes[i].Element : other._nodes[j].Element;
            var left = order <= 0 ? _nodes[i++] : Node.Nothing(element);
            var right = order >= 0 ? other._nodes[j++] : Node.Nothing(element);
            if (rule(left, right) is { IsEmpty: false } node)
            {
                combined.Add(node);
            }
        }

        return combined.Count == 0 ? Empty : new FieldSet([.. combined]);
    }

    private Node Find(PathElement element)
    {
        var (low, high) = (0, _nodes.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = _nodes[middle].Element.CompareTo(element);
            if (order == 0)
            {
                return _nodes[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return Node.Nothing(element);
    }

    private IEnumerable<OwnedPath> PathsBelow(IReadOnlyList<PathElement> above)
    {
        var members = _nodes.Where(node => node.IsMember).Select(node => new OwnedPath([.. above, node.Element]));
        return members.Concat(_nodes.SelectMany(node => node.Below.PathsBelow([.. above, node.Element])));
    }

    /// <summary>A step that members begin with.</summary>
    /// <param name="Element">The step.</param>
    /// <param name="IsMember">Whether the step itself is a member.</param>
    /// <param name="Below">The members below it.</param>
    internal sealed record Node(PathElement Element, bool IsMember, FieldSet Below)
    {
        public bool IsEmpty => !IsMember && Below.IsEmpty;

        public static Node Nothing(PathElement element) => new(element, IsMember: false, Empty);
    }
}
