namespace KubeInventory.Client;

/// <summary>A field of known type that the next requirement of a selector is about.</summary>
/// <typeparam name="TValue">Type of its values.</typeparam>
public readonly record struct SelectableFieldKey<TValue>
    where TValue : notnull
{
    private readonly FieldSelectorKey _key;

    internal SelectableFieldKey(FieldSelectorKey key) => _key = key;

    /// <summary>The field has this value.</summary>
    public FieldSelector Is(TValue value) => _key.Is(SelectableField<TValue>.TextOf(value));

    /// <summary>The field has another value, or none.</summary>
    public FieldSelector IsNot(TValue value) => _key.IsNot(SelectableField<TValue>.TextOf(value));
}
