namespace KubeInventory.TestKit.Simulation;

/// <summary>What one schedule came to.</summary>
/// <param name="Seed">Gives the same schedule again.</param>
/// <param name="Terms">How often a Lease was taken.</param>
/// <param name="Losses">How often a token told a holder to stop.</param>
/// <param name="Violations">What must not be; empty when all is well.</param>
/// <param name="Notes">What happened, line by line.</param>
public sealed record LeaseScheduleResult(int Seed, int Terms, int Losses, IReadOnlyList<string> Violations, IReadOnlyList<string> Notes)
{
    /// <summary>The schedule and what was wrong with it.</summary>
    public override string ToString() => $"seed {Seed}: {string.Join("; ", Violations)}\n{string.Join('\n', Notes)}";
}
