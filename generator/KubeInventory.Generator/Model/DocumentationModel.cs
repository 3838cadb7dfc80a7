namespace KubeInventory.Generator.Model;

/// <summary>What a schema says of a type or property, as text that is not yet XML.</summary>
/// <param name="Summary">The description; empty if there is none.</param>
/// <param name="Remarks">Bounds, patterns, defaults, values: one sentence each.</param>
internal sealed record DocumentationModel(string Summary, EquatableArray<string> Remarks)
{
    public static DocumentationModel None { get; } = new("", default);
}
