namespace KubeInventory.Embedded.Cel;

/// <summary>A word of an expression; <paramref name="Text"/> is its source as written.</summary>
internal readonly record struct Token(TokenKind Kind, int Position, string Text)
{
    public string Description => Kind is TokenKind.End ? "end of expression" : $"'{Text}'";
}
