namespace KubeInventory.Benchmarks.Generator;

/// <summary>What came of some mutated files.</summary>
/// <param name="Files">How many were tried.</param>
/// <param name="Generated">Files of C# that came of them.</param>
/// <param name="Failures">Files that made the generator throw, die, or emit what is not C#.</param>
/// <param name="Hangs">Files that it did not get done with.</param>
internal readonly record struct FuzzOutcome(int Files, int Generated, int Failures, int Hangs);
