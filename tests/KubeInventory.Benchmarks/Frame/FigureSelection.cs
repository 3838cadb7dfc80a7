namespace KubeInventory.Benchmarks;

/// <summary>Which figures the arguments ask for: names, or prefixes that end where a part of the name ends.</summary>
internal sealed record FigureSelection(IReadOnlyList<IFigure> Figures, IReadOnlyList<string> Unknown)
{
    public static FigureSelection Of(IReadOnlyList<IFigure> all, IReadOnlyList<string> wanted) => new(
        [.. all.Where(figure => wanted.Count == 0 || wanted.Any(name => Covers(name, figure)))],
        [.. wanted.Where(name => !all.Any(figure => Covers(name, figure)))]);

    private static bool Covers(string name, IFigure figure) =>
        figure.Name == name || figure.Name.StartsWith(name.TrimEnd('.') + ".", StringComparison.Ordinal);
}
