namespace KubeInventory.Generator.Emit;

/// <summary>A file's name and text.</summary>
internal sealed record EmittedFile(string HintName, string Text);
