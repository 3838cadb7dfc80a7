namespace KubeInventory.Embedded.Cel;

/// <summary>The tree of an expression, or why there is none.</summary>
internal readonly record struct ParseResult(Expression? Expression, int NodeCount, CelIssue? Issue);
