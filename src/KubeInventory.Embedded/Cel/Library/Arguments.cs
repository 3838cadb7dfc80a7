namespace KubeInventory.Embedded.Cel;

/// <summary>The arguments of a call, the receiver of a method first.</summary>
internal readonly ref struct Arguments(ReadOnlySpan<CelValue> values, RegexCache regexes)
{
    private readonly ReadOnlySpan<CelValue> _values = values;

    public RegexCache Regexes => regexes;

    public int Count => _values.Length;

    public CelValue this[int index] => _values[index];

    public string Text(int index) => ((CelString)_values[index]).Value;

    public long Int(int index) => ((CelInt)_values[index]).Value;

    public T Of<T>(int index) where T : CelValue => (T)_values[index];
}
