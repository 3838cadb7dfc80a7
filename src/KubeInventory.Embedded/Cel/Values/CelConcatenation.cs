namespace KubeInventory.Embedded.Cel;

/// <summary>Two lists as one, without a copy: adding lists costs a rule next to nothing, so it must not cost the server more.</summary>
internal sealed class CelConcatenation : CelList
{
    private readonly CelList _first;
    private readonly CelList _second;

    public CelConcatenation(CelList first, CelList second)
    {
        ResultLimit.CheckElements((long)first.Count + second.Count);
        (_first, _second) = (first, second);
    }

    public override int Count => _first.Count + _second.Count;

    public override IEnumerable<CelValue> Items => _first.Items.Concat(_second.Items);

    public override CelValue this[int index] => index < _first.Count ? _first[index] : _second[index - _first.Count];
}
