namespace KubeInventory.Embedded.Cel;

/// <summary>Reads <c>a.b.c</c> as one name, which is how functions and types with a namespace are written.</summary>
internal static class QualifiedName
{
    public static string? Of(Expression expression) => expression switch
    {
        Identifier { IsAbsolute: false } identifier => identifier.Name,
        Select { Kind: SelectKind.Value } select when Of(select.Operand) is { } prefix => $"{prefix}.{select.Field}",
        _ => null,
    };
}
