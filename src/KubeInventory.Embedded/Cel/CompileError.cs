namespace KubeInventory.Embedded.Cel;

/// <summary>Why an expression does not become a program.</summary>
/// <param name="Stage">How far it came.</param>
/// <param name="Text">The reason; of a compilation with the place, in Kubernetes' layout.</param>
internal sealed record CompileError(CompileStage Stage, string Text);
