namespace KubeInventory.Embedded.Cel;

/// <summary>What is wrong with an expression, and at which offset of its text.</summary>
internal readonly record struct CelIssue(int Position, string Message);
