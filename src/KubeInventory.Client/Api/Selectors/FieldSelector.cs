using System.Diagnostics.CodeAnalysis;

namespace KubeInventory.Client;

/// <summary>Chooses objects by values of their fields; all requirements must hold. Immutable, equal by its requirements.</summary>
/// <remarks>
/// Every kind knows <c>metadata.name</c> and, if it lies in namespaces, <c>metadata.namespace</c>; a custom resource also the
/// <c>selectableFields</c> of its definition. A server refuses other fields.
/// </remarks>
/// <example><code>
/// new WatchOptions { FieldSelector = "metadata.name=db-1" }
/// new WatchOptions { FieldSelector = FieldSelector.Where("metadata.name").Is(name).And("spec.role").IsNot("db") }
/// new WatchOptions { FieldSelector = V1Host.Fields.SpecRole.IsNot("db") }   // generated: names and types are the compiler's to check
/// </code></example>
public sealed class FieldSelector : IEquatable<FieldSelector>
{
    private FieldSelector(IEnumerable<FieldRequirement> requirements) =>
        Requirements = [.. requirements.OrderBy(requirement => requirement.ToString(), StringComparer.Ordinal)];

    /// <summary>Matches every object.</summary>
    public static FieldSelector Everything { get; } = new([]);

    /// <summary>What must hold, sorted.</summary>
    public IReadOnlyList<FieldRequirement> Requirements { get; }

    /// <summary>Reads kubectl's text; see <see cref="Parse"/>. Null stays null.</summary>
    /// <exception cref="FormatException">The text is no field selector.</exception>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator FieldSelector?(string? text) => text is null ? null : Parse(text);

    /// <summary>Begins a selector with a requirement for one field.</summary>
    /// <param name="field">The field's path, such as <c>metadata.name</c>.</param>
    public static FieldSelectorKey Where(string field) => Everything.And(field);

    /// <summary>
    /// Reads kubectl's text: <c>a.b=c</c>, <c>a.b==c</c> or <c>a.b!=c</c>, with commas between. In values, <c>\,</c>, <c>\=</c> and
    /// <c>\\</c> stand for comma, equals sign and backslash. An empty text matches everything.
    /// </summary>
    /// <exception cref="FormatException">The text is no field selector; the message says why.</exception>
    public static FieldSelector Parse(string text) => TryParse(text, out var selector, out var error)
        ? selector
        : throw new FormatException($"\"{text}\" is no field selector: {error}. Terms are field=value or field!=value, with commas between.");

    /// <summary>Reads kubectl's text as an API server does, except that it knows no kind and so takes any field.</summary>
    /// <param name="text">The text; see <see cref="Parse"/>.</param>
    /// <param name="selector">The selector, if the text is one.</param>
    /// <param name="error">Otherwise what an API server would say.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out FieldSelector? selector, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        error = FieldSelectorParser.Parse(text, out var requirements);
        selector = error is null ? new FieldSelector(requirements) : null;
        return error is null;
    }

    /// <summary>Adds a requirement for one field.</summary>
    /// <param name="field">The field's path, such as <c>metadata.name</c>.</param>
    public FieldSelectorKey And(string field) => new(this, field);

    /// <summary>Adds a requirement for one field of a kind.</summary>
    /// <param name="field">The field, such as <c>V1Host.Fields.SpecRole</c>.</param>
    public SelectableFieldKey<TValue> And<TValue>(SelectableField<TValue> field)
        where TValue : notnull
    {
        ArgumentNullException.ThrowIfNull(field);
        return new SelectableFieldKey<TValue>(And(field.Path));
    }

    /// <summary>A selector for what matches both.</summary>
    public FieldSelector Combine(FieldSelector other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new FieldSelector(Requirements.Concat(other.Requirements).Distinct());
    }

    /// <summary>Kubectl's text, sorted and escaped.</summary>
    public override string ToString() => string.Join(',', Requirements);

    /// <inheritdoc/>
    public bool Equals(FieldSelector? other) => other is not null && Requirements.SequenceEqual(other.Requirements);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FieldSelector);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    internal FieldSelector With(FieldRequirement requirement) => new(Requirements.Append(requirement).Distinct());
}
