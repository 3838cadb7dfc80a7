namespace KubeInventory.Embedded.Apply;

/// <summary>The way to a field that somebody can own; printed as <c>.spec.nics[name="eth0"].mtu</c>.</summary>
internal sealed record OwnedPath(IReadOnlyList<PathElement> Elements)
{
    public static OwnedPath Of(params string[] fields) => new([.. fields.Select(PathElement.Field)]);

    public bool Equals(OwnedPath? other) => other is not null && Elements.SequenceEqual(other.Elements);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Concat(Elements);
}
