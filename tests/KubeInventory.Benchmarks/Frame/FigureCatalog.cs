namespace KubeInventory.Benchmarks;

/// <summary>Every figure of this project, by name.</summary>
internal static class FigureCatalog
{
    public static IReadOnlyList<IFigure> All { get; } =
    [
        .. typeof(FigureCatalog).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IFigure)))
            .Where(type => type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (IFigure)Activator.CreateInstance(type)!)
            .OrderBy(figure => figure.Name, StringComparer.Ordinal),
    ];
}
