namespace KubeInventory.Embedded.Cel;

/// <summary>Which part of the schema an expression stands for.</summary>
/// <param name="Size">Its sizes; null where the steps lead out of the schema.</param>
internal sealed record Place(SizedSchema? Size)
{
    private static readonly SizedSchema KeySize = new(0, 2);

    public Place Field(string name) => new(Size?.Fields?.GetValueOrDefault(name));

    public Place Elements() => new(Size?.Element);

    public Place Keys() => new(Size is { IsMap: true } ? KeySize : null);

    /// <summary>The positions in a list, of which nothing is known.</summary>
    public static Place Positions { get; } = new((SizedSchema?)null);
}
