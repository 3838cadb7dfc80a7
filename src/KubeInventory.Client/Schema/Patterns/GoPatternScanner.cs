using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KubeInventory.Client.Schema;

/// <summary>Reads the tokens of a Go regular expression from left to right.</summary>
internal sealed partial class GoPatternScanner(string pattern)
{
    public bool AtEnd => Position >= pattern.Length;

    public int Position { get; private set; }

    public char Peek => pattern[Position];

    public char? PeekAt(int offset) => Position + offset < pattern.Length ? pattern[Position + offset] : null;

    public string From(int start) => pattern[start..Position];

    public string Rest(int start) => pattern[start..];

    public char Next() => pattern[Position++];

    public bool Skip(char expected)
    {
        var found = !AtEnd && Peek == expected;
        Position += found ? 1 : 0;
        return found;
    }

    public bool SkipText(string expected)
    {
        var found = string.CompareOrdinal(pattern, Position, expected, 0, expected.Length) == 0;
        Position += found ? expected.Length : 0;
        return found;
    }

    /// <summary>Reads to the text and past it, or to the end.</summary>
    public string ReadUntilText(string end)
    {
        var start = Position;
        var found = pattern.IndexOf(end, start, StringComparison.Ordinal);
        Position = found < 0 ? pattern.Length : found + end.Length;
        return pattern[start..(found < 0 ? pattern.Length : found)];
    }

    public int NextRune()
    {
        var rune = Rune.TryGetRuneAt(pattern, Position, out var read) ? read : Rune.ReplacementChar;
        Position += rune.Utf16SequenceLength;
        return rune.Value;
    }

    /// <summary>Reads a repetition, if one is next; braces that are none are literal.</summary>
    public bool TryRepeat(out GoPatternRepeat repeat)
    {
        repeat = default;
        var match = RepeatToken().Match(pattern, Position);
        if (!match.Success)
        {
            return false;
        }

        Position += match.Length;
        var (min, max) = match.Groups["op"].Value switch
        {
            "*" => (0, -1),
            "+" => (1, -1),
            "?" => (0, 1),
            _ => Bounds(match),
        };
        repeat = new(min, max, match.Groups["op"].Value, match.Groups["lazy"].Success, match.Value);
        return true;
    }

    /// <summary>Reads what follows <c>(?</c> and applies its flags.</summary>
    public GoPatternGroup ReadGroupKind(ref GoPatternFlags flags)
    {
        var start = Position - 2;
        if (Peek == '<' || SkipText("P<"))
        {
            Skip('<');
            return ReadName(start);
        }

        var value = true;
        while (!AtEnd)
        {
            switch (Next())
            {
                case ':':
                    return GoPatternGroup.Body;
                case ')':
                    return GoPatternGroup.FlagsOnly;
                case '-' when value:
                    value = false;
                    break;
                case var flag when flags.With(flag, value) is { } changed:
                    flags = changed;
                    break;
                default:
                    throw new GoPatternException("invalid or unsupported Perl syntax", From(start));
            }
        }

        throw new GoPatternException("missing closing )", pattern);
    }

    /// <summary>Reads <c>\d</c>, <c>\pL</c> and the like, if one is next.</summary>
    public bool TryReadClassEscape(out RuneSet set)
    {
        var start = Position;
        set = PeekAt(1) is { } letter ? RuneClasses.FindPerl(letter)! : null!;
        if (set is not null)
        {
            Position += 2;
            return true;
        }

        if (PeekAt(1) is not ('p' or 'P'))
        {
            return false;
        }

        var match = CategoryToken().Match(pattern, Position);
        var name = match.Groups["name"].Value;
        Position += match.Length;
        set = RuneClasses.FindCategory(name)
            ?? throw new GoPatternException("invalid character class range", match.Success ? From(start) : Rest(start));
        set = match.Groups["upper"].Success != match.Groups["not"].Success ? set.Negated() : set;
        return true;
    }

    /// <summary>Reads an escape that stands for one code point.</summary>
    public int ReadEscapedRune()
    {
        var start = Position;
        if (PeekAt(1) is not { } letter)
        {
            throw new GoPatternException("trailing backslash at end of expression", "");
        }

        var octal = OctalToken().Match(pattern, Position);
        var hex = HexToken().Match(pattern, Position);
        if (octal.Success)
        {
            Position += octal.Length;
            return octal.Groups["digits"].Value.Aggregate(0, (value, digit) => (value * 8) + (digit - '0'));
        }

        if (hex.Success && int.TryParse(hex.Groups["digits"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rune) && rune <= 0x10FFFF)
        {
            Position += hex.Length;
            return rune;
        }

        if (letter == 'x')
        {
            throw new GoPatternException("invalid escape sequence", BrokenHexToken().Match(pattern, Position).Value);
        }

        Position++;
        var escaped = NextRune();
        return letter switch
        {
            'a' => '\a',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            _ when escaped < 0x80 && !char.IsAsciiLetterOrDigit(letter) => escaped,
            _ => throw new GoPatternException("invalid escape sequence", From(start)),
        };
    }

    private static (int Min, int Max) Bounds(Match match)
    {
        var min = Number(match.Groups["min"].Value);
        return match.Groups["max"] switch
        {
            { Success: false } => (min, min),
            { Length: 0 } => (min, -1),
            var max => (min, Number(max.Value)),
        };
    }

    private static int Number(string digits) => int.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private GoPatternGroup ReadName(int start)
    {
        var nameStart = Position;
        var end = pattern.IndexOf('>', Position);
        if (end < 0)
        {
            throw new GoPatternException("invalid named capture", Rest(start));
        }

        Position = end + 1;
        return NameToken().IsMatch(pattern[nameStart..end])
            ? GoPatternGroup.Body
            : throw new GoPatternException("invalid named capture", From(start));
    }

    [GeneratedRegex(@"\G(?<op>[*+?]|\{(?<min>0|[1-9][0-9]*)(,(?<max>(0|[1-9][0-9]*)?))?\})(?<lazy>\?)?")]
    private static partial Regex RepeatToken();

    [GeneratedRegex(@"\G\\(p|(?<upper>P))(\{(?<not>\^)?(?<name>[^}]*)\}|(?<name>[A-Za-z]))")]
    private static partial Regex CategoryToken();

    [GeneratedRegex(@"\G\\(?<digits>0[0-7]{0,2}|[1-7][0-7]{1,2})")]
    private static partial Regex OctalToken();

    [GeneratedRegex(@"\G\\x(\{(?<digits>[0-9A-Fa-f]+)\}|(?<digits>[0-9A-Fa-f]{2}))")]
    private static partial Regex HexToken();

    [GeneratedRegex(@"\G\\x(\{[0-9A-Fa-f]*[^0-9A-Fa-f}]?|..?)?")]
    private static partial Regex BrokenHexToken();

    [GeneratedRegex(@"\A\w+\z", RegexOptions.ECMAScript)]
    private static partial Regex NameToken();
}
