namespace KubeInventory.Generator.Tool;

/// <summary>What the tool says to scripts.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Something cannot be read or generated, or with <c>--check</c> a file differs.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;
}
