using System.Globalization;

namespace KubeInventory.Client;

/// <summary>A label that the next requirement of a selector is about.</summary>
public readonly record struct LabelSelectorKey
{
    private readonly LabelSelector _selector;
    private readonly string _key;

    internal LabelSelectorKey(LabelSelector selector, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (LabelSyntax.ComplaintsAboutKey(key) is { Count: > 0 } complaints)
        {
            throw new ArgumentException($"\"{key}\" is no label key: {string.Join("; ", complaints)}", nameof(key));
        }

        _selector = selector;
        _key = key;
    }

    /// <summary>The label has this value.</summary>
    /// <exception cref="ArgumentException">No label can have this value.</exception>
    public LabelSelector Is(string value) => In(value);

    /// <summary>The label is absent or has another value.</summary>
    /// <exception cref="ArgumentException">No label can have this value.</exception>
    public LabelSelector IsNot(string value) => NotIn(value);

    /// <summary>The label has one of the values.</summary>
    /// <exception cref="ArgumentException">There is no value, or one that no label can have.</exception>
    public LabelSelector In(params IEnumerable<string> values) => With(LabelOperator.In, values);

    /// <summary>The label is absent or has none of the values.</summary>
    /// <exception cref="ArgumentException">There is no value, or one that no label can have.</exception>
    public LabelSelector NotIn(params IEnumerable<string> values) => With(LabelOperator.NotIn, values);

    /// <summary>The label is present, with whatever value.</summary>
    public LabelSelector Exists() => With(new LabelRequirement(_key, LabelOperator.Exists, []));

    /// <summary>The label is absent.</summary>
    public LabelSelector DoesNotExist() => With(new LabelRequirement(_key, LabelOperator.DoesNotExist, []));

    /// <summary>The label is an integer above the bound. For requests alone: no object can hold such a requirement.</summary>
    public LabelSelector IsGreaterThan(long bound) => With(LabelOperator.GreaterThan, [bound.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>The label is an integer below the bound. For requests alone: no object can hold such a requirement.</summary>
    public LabelSelector IsLessThan(long bound) => With(LabelOperator.LessThan, [bound.ToString(CultureInfo.InvariantCulture)]);

    private LabelSelector With(LabelOperator relation, IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var requirement = new LabelRequirement(_key, relation, LabelRequirement.Sorted(values));
        if (requirement.Values.Count == 0)
        {
            throw new ArgumentException($"A requirement for \"{_key}\" needs at least one value.", nameof(values));
        }

        return LabelSyntax.ComplaintAbout(requirement) is { } complaint ? throw new ArgumentException(complaint, nameof(values)) : With(requirement);
    }

    private LabelSelector With(LabelRequirement requirement) =>
        (_selector ?? throw new InvalidOperationException("A requirement begins with LabelSelector.Where.")).With(requirement);
}
