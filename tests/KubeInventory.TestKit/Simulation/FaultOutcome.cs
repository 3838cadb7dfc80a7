namespace KubeInventory.TestKit;

/// <summary>What became of one schedule of faults.</summary>
/// <param name="Seed">Runs the same schedule again.</param>
/// <param name="Steps">What happened, in order.</param>
/// <param name="Failure">What was lost or wrong; null if nothing was.</param>
public sealed record FaultOutcome(int Seed, IReadOnlyList<string> Steps, string? Failure)
{
    /// <summary>The seed, what went wrong, and all steps.</summary>
    public override string ToString() => $"Schedule {Seed}: {Failure ?? "nothing was lost"}{Environment.NewLine}{string.Join(Environment.NewLine, Steps)}";
}
