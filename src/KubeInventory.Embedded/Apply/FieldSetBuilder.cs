namespace KubeInventory.Embedded.Apply;

/// <summary>Collects paths for a <see cref="FieldSet"/>. Not thread-safe.</summary>
internal sealed class FieldSetBuilder
{
    private readonly Dictionary<PathElement, FieldSetBuilder> _below = [];
    private bool _isMember;

    /// <summary>Adds a path; that of the object itself, which nobody owns, is passed over.</summary>
    public void Add(IReadOnlyList<PathElement> path)
    {
        var node = this;
        foreach (var element in path)
        {
            if (!node._below.TryGetValue(element, out var next))
            {
                node._below[element] = next = new FieldSetBuilder();
            }

            node = next;
        }

        node._isMember = true;
    }

    public FieldSet Build() =>
        FieldSet.FromNodes(_below.Select(entry => new FieldSet.Node(entry.Key, entry.Value._isMember, entry.Value.Build())));
}
