using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Cel;

/// <summary>
/// Pairs a value with what it was before the change, to let stand what a rule forbids but the change did not touch.
/// Parts of a value pair up by property, by map key, and by the keys of lists of type map.
/// </summary>
internal sealed class Correlation(JsonNode? value, JsonNode? oldValue, Correlation? parent)
{
    private bool? _isUnchanged;

    /// <summary>Whether the value, or the nearest part around it that has a counterpart, is as it was.</summary>
    public bool IsUnchanged => oldValue is null && parent is not null ? parent.IsUnchangedPair : IsUnchangedPair;

    private bool IsUnchangedPair => _isUnchanged ??= oldValue is not null && JsonNode.DeepEquals(value, oldValue);

    /// <summary>The start at the root of an object; on creation nothing is unchanged.</summary>
    public static Correlation Of(JsonNode value, JsonNode? oldValue) => new(value, oldValue, null);

    public Correlation Child(JsonNode? childValue, JsonNode? oldChild) =>
        oldValue is null ? this : new Correlation(childValue, oldChild, this);
}
