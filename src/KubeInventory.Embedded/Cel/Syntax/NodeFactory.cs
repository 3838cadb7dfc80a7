namespace KubeInventory.Embedded.Cel;

/// <summary>Numbers the nodes of one tree.</summary>
internal sealed class NodeFactory
{
    public int Count { get; private set; }

    public int NextId() => Count++;

    public Call Call(int position, string function, params IReadOnlyList<Expression> arguments) =>
        new(NextId(), position, function, null, arguments);
}
