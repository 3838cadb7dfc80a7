namespace KubeInventory.Benchmarks;

/// <summary>What a figure gets while it measures.</summary>
internal sealed class FigureContext(Action<string> note, CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The folder of real CRDs: <c>crds/</c> and <c>edge/</c> lie in it.</summary>
    /// <exception cref="CannotMeasureException">KUBEINVENTORY_CORPUS is not set.</exception>
    public static string CorpusFolder => Environment.GetEnvironmentVariable("KUBEINVENTORY_CORPUS") is { Length: > 0 } folder
        ? folder
        : throw new CannotMeasureException("set KUBEINVENTORY_CORPUS to the folder that holds crds/ and edge/");

    /// <summary>Says, to who asked for --verbose, how a value came about.</summary>
    public void Note(string text) => note(text);
}
