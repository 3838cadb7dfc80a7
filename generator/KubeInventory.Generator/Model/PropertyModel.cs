namespace KubeInventory.Generator.Model;

/// <summary>A property of an object.</summary>
/// <param name="JsonName">Its name on the wire; never changed.</param>
/// <param name="Name">Its name in C#.</param>
/// <param name="Shape">What its value looks like.</param>
/// <param name="Documentation">What the schema says of it.</param>
/// <param name="IsNullable">Whether an explicit null means something other than absence.</param>
/// <param name="Constant">The only value that it has in objects of its kind, and its default; null if any.</param>
/// <param name="Deprecation">What to tell who uses it; null if it isn't deprecated.</param>
/// <param name="SkipOption">The option of ModelReadOptions that leaves it out; null if none.</param>
internal sealed record PropertyModel(
    string JsonName,
    string Name,
    ValueShape Shape,
    DocumentationModel Documentation,
    bool IsNullable = false,
    string? Constant = null,
    string? SkipOption = null,
    string? Deprecation = null)
{
    /// <summary>A method that finds its items; null if they have no keys.</summary>
    public FinderModel? Finder { get; init; }
}
