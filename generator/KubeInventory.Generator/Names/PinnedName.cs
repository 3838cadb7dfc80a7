using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Names;

/// <summary>A name and the places that have it.</summary>
/// <param name="Name">The name of a type.</param>
/// <param name="Places">The places; the name stays with the first of them that is left.</param>
internal sealed record PinnedName(string Name, EquatableArray<PinnedPlace> Places);

/// <summary>Where a type stands.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="JsonPath">The path in it, as <see cref="Schema.JsonPath"/> writes it.</param>
internal sealed record PinnedPlace(string Kind, string JsonPath)
{
    /// <summary>Reads what <see cref="ToString"/> writes; null if it is something else.</summary>
    public static PinnedPlace? Parse(string text) =>
        text.IndexOf(' ') is > 0 and var space && space < text.Length - 1 ? new PinnedPlace(text.Substring(0, space), text.Substring(space + 1)) : null;

    public override string ToString() => Kind + " " + JsonPath;
}
