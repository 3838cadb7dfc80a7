namespace KubeInventory.Generator.Yaml;

/// <summary>Why a text, or one of its documents, cannot be read.</summary>
internal sealed class YamlError(YamlPosition position, string message)
{
    public YamlPosition Position { get; } = position;

    /// <summary>A sentence that says what is wrong and what to do about it.</summary>
    public string Message { get; } = message;

    public override string ToString() => $"{Position}: {Message}";
}
