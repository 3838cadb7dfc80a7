namespace KubeInventory.Benchmarks;

/// <summary>What the program says to a script.</summary>
internal static class ExitCode
{
    public const int Kept = 0;

    /// <summary>A figure missed its goal, or could not be measured.</summary>
    public const int Missed = 1;

    public const int Usage = 2;
}
