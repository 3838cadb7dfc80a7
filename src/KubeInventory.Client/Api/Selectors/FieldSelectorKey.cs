using System.Buffers;

namespace KubeInventory.Client;

/// <summary>A field that the next requirement of a selector is about.</summary>
public readonly record struct FieldSelectorKey
{
    private static readonly SearchValues<char> NotInPaths = SearchValues.Create("=,!\\ \t\r\n");

    private readonly FieldSelector _selector;
    private readonly string _field;

    internal FieldSelectorKey(FieldSelector selector, string field)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        if (field.AsSpan().IndexOfAny(NotInPaths) is >= 0 and var position)
        {
            throw new ArgumentException($"\"{field}\" is no field: '{field[position]}' at character {position + 1} cannot be in a path.", nameof(field));
        }

        _selector = selector;
        _field = field;
    }

    /// <summary>The field has this value. Any text will do; an empty one also stands for an absent field.</summary>
    public FieldSelector Is(string value) => With(value, isNegated: false);

    /// <summary>The field has another value, or none.</summary>
    public FieldSelector IsNot(string value) => With(value, isNegated: true);

    private FieldSelector With(string value, bool isNegated)
    {
        ArgumentNullException.ThrowIfNull(value);
        return (_selector ?? throw new InvalidOperationException("A requirement begins with FieldSelector.Where."))
            .With(new FieldRequirement(_field, value, isNegated));
    }
}
