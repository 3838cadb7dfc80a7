namespace KubeInventory.Embedded.Selectors;

/// <summary>A word or sign of a label selector.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; empty at the end.</param>
internal readonly record struct LabelToken(LabelTokenKind Kind, string Text);

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
