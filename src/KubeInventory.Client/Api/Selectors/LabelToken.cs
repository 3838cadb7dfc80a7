namespace KubeInventory.Client;

/// <summary>A word or sign of a label selector.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; empty at the end.</param>
/// <param name="Position">Where it begins, counted from 0.</param>
internal readonly record struct LabelToken(LabelTokenKind Kind, string Text, int Position);

/// <summary>What a token of a label selector is.</summary>
internal enum LabelTokenKind
{
    End,
    Word,
    In,
    NotIn,
    Not,
    Equals,
    DoubleEquals,
    NotEquals,
    GreaterThan,
    LessThan,
    Comma,
    Open,
    Close,
}
