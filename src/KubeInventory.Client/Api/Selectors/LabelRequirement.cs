using System.Collections.Frozen;
using System.Globalization;

namespace KubeInventory.Client;

/// <summary>One term of a <see cref="LabelSelector"/>.</summary>
/// <param name="Key">The label's name.</param>
/// <param name="Operator">How label and values relate.</param>
/// <param name="Values">Distinct and sorted; one for a comparison, none for the tests of existence.</param>
internal sealed record LabelRequirement(string Key, LabelOperator Operator, IReadOnlyList<string> Values) : IComparable<LabelRequirement>
{
    public static readonly IReadOnlyDictionary<string, string> NoLabels = FrozenDictionary<string, string>.Empty;

    public static IReadOnlyList<string> Sorted(IEnumerable<string> values) => [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static LabelRequirement Of(LabelSelectorRequirement model) => new(model.Key ?? "", OperatorOf(model), Sorted(model.Values ?? []));

    public LabelSelectorRequirement ToModel() => new()
    {
        Key = Key,
        Operator = Operator switch
        {
            LabelOperator.GreaterThan => "Gt",
            LabelOperator.LessThan => "Lt",
            LabelOperator.Unknown => throw NotKnown(Key),
            _ => Operator.ToString(),
        },
        Values = Values.Count > 0 ? Values : null,
    };

    /// <summary>Whether a label with this value satisfies the requirement; null stands for an absent label.</summary>
    public static bool Accepts(LabelSelectorRequirement model, string? value)
    {
        var values = model.Values ?? [];
        return OperatorOf(model) switch
        {
            LabelOperator.In => value is not null && values.Contains(value),
            LabelOperator.NotIn => value is null || !values.Contains(value),
            LabelOperator.Exists => value is not null,
            LabelOperator.DoesNotExist => value is null,
            LabelOperator.GreaterThan => Compare(value, values) > 0,
            LabelOperator.LessThan => Compare(value, values) < 0,
            _ => throw NotKnown(model.Key),
        };
    }

    public static bool TryParseInteger(string? text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    public int CompareTo(LabelRequirement? other) => string.CompareOrdinal(Key, other?.Key) is not 0 and var byKey
        ? byKey
        : string.CompareOrdinal(ToString(), other?.ToString());

    public bool Equals(LabelRequirement? other) =>
        other is not null && Key == other.Key && Operator == other.Operator && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Key, Operator, Values.Count);

    public override string ToString() => (Operator, Values) switch
    {
        (LabelOperator.In, [var value]) => $"{Key}={value}",
        (LabelOperator.NotIn, [var value]) => $"{Key}!={value}",
        (LabelOperator.In, _) => $"{Key} in ({string.Join(',', Values)})",
        (LabelOperator.NotIn, _) => $"{Key} notin ({string.Join(',', Values)})",
        (LabelOperator.Exists, _) => Key,
        (LabelOperator.DoesNotExist, _) => $"!{Key}",
        (LabelOperator.GreaterThan, _) => $"{Key}>{Bound}",
        (LabelOperator.LessThan, _) => $"{Key}<{Bound}",
        _ => $"{Key} ?",
    };

    private string? Bound => Values.Count > 0 ? Values[0] : null;

    private static LabelOperator OperatorOf(LabelSelectorRequirement model) => model.Operator?.Value switch
    {
        "In" => LabelOperator.In,
        "NotIn" => LabelOperator.NotIn,
        "Exists" => LabelOperator.Exists,
        "DoesNotExist" => LabelOperator.DoesNotExist,
        "Gt" => LabelOperator.GreaterThan,
        "Lt" => LabelOperator.LessThan,
        _ => LabelOperator.Unknown,
    };

    private static int Compare(string? value, IReadOnlyList<string> bounds) =>
        bounds is [var bound] && TryParseInteger(value, out var number) && TryParseInteger(bound, out var limit) ? number.CompareTo(limit) : 0;

    // To guess would choose objects that nobody meant.
    private static InvalidOperationException NotKnown(string? key) => new($"The label selector's requirement for \"{key}\" has an operator that is not known here.");
}
