namespace KubeInventory.Client.Schema;

/// <summary>The flags <c>i</c>, <c>m</c>, <c>s</c> and <c>U</c> of a Go regular expression, in force until their group ends.</summary>
internal readonly record struct GoPatternFlags(bool IgnoreCase, bool Multiline, bool DotAll, bool Ungreedy)
{
    /// <summary>These flags with one of them changed; null where there is no such flag.</summary>
    public GoPatternFlags? With(char flag, bool value) => flag switch
    {
        'i' => this with { IgnoreCase = value },
        'm' => this with { Multiline = value },
        's' => this with { DotAll = value },
        'U' => this with { Ungreedy = value },
        _ => null,
    };
}

/// <summary>What follows <c>(?</c>.</summary>
internal enum GoPatternGroup
{
    /// <summary><c>(?flags)</c>: sets flags for the rest of the group around it.</summary>
    FlagsOnly,

    /// <summary><c>(?flags:…)</c> or <c>(?P&lt;name&gt;…)</c>.</summary>
    Body,
}

/// <summary>A repetition such as <c>*</c> or <c>{2,5}?</c>.</summary>
/// <param name="Min">At least.</param>
/// <param name="Max">At most; -1 without a limit.</param>
/// <param name="Operator">As .NET writes it, without the mark of laziness.</param>
/// <param name="IsLazy">Whether a question mark follows.</param>
/// <param name="Text">As written.</param>
internal readonly record struct GoPatternRepeat(int Min, int Max, string Operator, bool IsLazy, string Text)
{
    /// <summary>How often what is repeated is copied in an automaton; stars and the like do not count.</summary>
    public int Copies => Math.Max(1, Max < 0 ? Min : Max);
}
