namespace KubeInventory.Benchmarks;

/// <summary>The machine lacks something that a figure needs. What is not measured is not kept.</summary>
internal sealed class CannotMeasureException(string message) : Exception(message);
