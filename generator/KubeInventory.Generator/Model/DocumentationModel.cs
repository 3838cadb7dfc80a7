namespace KubeInventory.Generator.Model;

/// <summary>What a schema says of a type or property, as text that is not yet XML.</summary>
/// <param name="Summary">The description; empty if there is none.</param>
/// <param name="Remarks">Bounds, patterns, defaults, values: one sentence each.</param>
internal sealed record DocumentationModel(string Summary, EquatableArray<RemarkModel> Remarks)
{
    public static DocumentationModel None { get; } = new("", default);
}

/// <summary>A sentence without its full stop.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="Code">Code at its end; null if it has none.</param>
internal sealed record RemarkModel(string Text, string? Code = null);
