namespace KubeInventory.Embedded.Selectors;

/// <summary>One term of a <see cref="FieldSelector"/>.</summary>
/// <param name="Field">The field as written, such as <c>metadata.name</c>.</param>
/// <param name="Negated">Whether the field must differ from the value.</param>
/// <param name="Value">Compared as text; empty stands for an absent field too.</param>
internal sealed record FieldRequirement(string Field, bool Negated, string Value)
{
    public bool Accepts(string value) => value == Value != Negated;
}
