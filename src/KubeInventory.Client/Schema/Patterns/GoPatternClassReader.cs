namespace KubeInventory.Client.Schema;

/// <summary>Reads a bracketed character class of a Go regular expression.</summary>
internal sealed class GoPatternClassReader(GoPatternScanner scanner)
{
    private readonly int _start = scanner.Position;

    public RuneSet Read()
    {
        scanner.Next();
        var negated = scanner.Skip('^');
        var set = new RuneSet();
        for (var first = true; first || !scanner.Skip(']'); first = false)
        {
            RequireMore();
            set.Add(ReadItem());
        }

        return negated ? set.Negated() : set;
    }

    private RuneSet ReadItem()
    {
        if (scanner.Peek == '[' && scanner.PeekAt(1) == ':' && scanner.Rest(scanner.Position).IndexOf(":]", 2, StringComparison.Ordinal) >= 0)
        {
            return ReadPosix();
        }

        return scanner.Peek == '\\' && scanner.TryReadClassEscape(out var set) ? set : ReadRange();
    }

    private RuneSet ReadPosix()
    {
        var start = scanner.Position;
        scanner.SkipText("[:");
        var negated = scanner.Skip('^');
        var set = RuneClasses.FindPosix(scanner.ReadUntilText(":]"))
            ?? throw new GoPatternException("invalid character class range", scanner.From(start));
        return negated ? set.Negated() : set;
    }

    private RuneSet ReadRange()
    {
        var start = scanner.Position;
        var low = ReadRune();
        if (scanner.AtEnd || scanner.Peek != '-' || scanner.PeekAt(1) is null or ']')
        {
            return new RuneSet((low, low));
        }

        scanner.Next();
        var high = ReadRune();
        return high >= low
            ? new RuneSet((low, high))
            : throw new GoPatternException("invalid character class range", scanner.From(start));
    }

    private int ReadRune()
    {
        RequireMore();
        return scanner.Peek == '\\' ? scanner.ReadEscapedRune() : scanner.NextRune();
    }

    private void RequireMore()
    {
        if (scanner.AtEnd)
        {
            throw new GoPatternException("missing closing ]", scanner.Rest(_start));
        }
    }
}
