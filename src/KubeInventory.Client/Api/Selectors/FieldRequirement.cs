namespace KubeInventory.Client;

/// <summary>One term of a <see cref="FieldSelector"/>.</summary>
/// <param name="Field">The field's path, such as <c>metadata.name</c>.</param>
/// <param name="Value">The value to compare with, as text; empty stands for an absent field too.</param>
/// <param name="IsNegated">Whether the field must differ from the value.</param>
public sealed record FieldRequirement(string Field, string Value, bool IsNegated)
{
    /// <summary>Whether a field of this value meets the requirement; empty for an absent field.</summary>
    public bool Accepts(string value) => value == Value != IsNegated;

    /// <summary>The term as a server reads it, with commas, equals signs and backslashes of the value escaped.</summary>
    public override string ToString()
    {
        var escaped = Value
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace(",", @"\,", StringComparison.Ordinal)
            .Replace("=", @"\=", StringComparison.Ordinal);
        return $"{Field}{(IsNegated ? "!=" : "=")}{escaped}";
    }
}
