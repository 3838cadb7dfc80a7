using System.Globalization;

namespace KubeInventory.Embedded.Selectors;

/// <summary>One term of a <see cref="LabelSelector"/>.</summary>
/// <param name="Key">The label's name.</param>
/// <param name="Operator">How label and values relate.</param>
/// <param name="Values">Distinct and sorted; one for a comparison, none for the tests of existence.</param>
internal sealed record LabelRequirement(string Key, LabelOperator Operator, IReadOnlyList<string> Values)
{
    /// <summary>Whether a label with this value satisfies the requirement; null stands for an absent label.</summary>
    public bool Accepts(string? value) => Operator switch
    {
        LabelOperator.In => value is not null && Values.Contains(value),
        LabelOperator.NotIn => value is null || !Values.Contains(value),
        LabelOperator.Exists => value is not null,
        LabelOperator.DoesNotExist => value is null,
        LabelOperator.GreaterThan => TryParseInteger(value, out var number) && TryParseInteger(Values[0], out var bound) && number > bound,
        _ => TryParseInteger(value, out var number) && TryParseInteger(Values[0], out var bound) && number < bound,
    };

    public static bool TryParseInteger(string? text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
