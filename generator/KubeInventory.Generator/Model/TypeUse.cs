namespace KubeInventory.Generator.Model;

/// <summary>A type in one of the sources that have it.</summary>
internal sealed class TypeUse(SourceSummary source, TypeSummary type)
{
    public SourceSummary Source { get; } = source;

    public TypeSummary Type { get; } = type;
}
