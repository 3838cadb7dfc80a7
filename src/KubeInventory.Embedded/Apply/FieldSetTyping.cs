namespace KubeInventory.Embedded.Apply;

/// <summary>Brings sets of fields in line with a type.</summary>
internal static class FieldSetTyping
{
    /// <summary>
    /// Adds the fields that the schema names above members: <c>spec.nics[name=eth0].mtu</c> brings <c>spec</c> and <c>spec.nics</c>.
    /// Sets of the fields of an object do not list these, since nobody owns them by itself.
    /// </summary>
    public static FieldSet WithNamedFields(this FieldSet set, FieldType? type) => set.Change(node =>
    {
        var isNamed = node.Element is FieldElement field && type?.Map?.Fields.ContainsKey(field.Name) == true;
        return new FieldSet.Node(
            node.Element,
            node.IsMember || (isNamed && !node.Below.IsEmpty),
            node.Below.WithNamedFields(TypeBelow(type, node.Element)));
    });

    /// <summary>Puts one path in the place of those below it where the schema has made a list or map atomic since the set was written.</summary>
    public static FieldSet Reconcile(this FieldSet set, FieldType? type)
    {
        // Of what no schema describes, sets cannot be out of line.
        if (type is null or { Map: { Fields.Count: 0, Entries.Scalar: ScalarKind.Any } })
        {
            return set;
        }

        return set.Change(node =>
        {
            var below = TypeBelow(type, node.Element);
            return IsAtomic(below) && !node.Below.IsEmpty
                ? new FieldSet.Node(node.Element, IsMember: true, FieldSet.Empty)
                : node with { Below = node.Below.Reconcile(below) };
        });
    }

    private static bool IsAtomic(FieldType? type) => type switch
    {
        { Map: { } map } => map.IsAtomic,
        { Scalar: null, List: { } list } => !list.IsAssociative,
        _ => false,
    };

    private static FieldType? TypeBelow(FieldType? type, PathElement element) => element switch
    {
        FieldElement field => type?.Map?.TypeOf(field.Name),
        KeyElement => type?.List?.Items,
        _ => null,
    };
}
