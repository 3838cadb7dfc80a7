using System.Collections.Frozen;
using System.Globalization;

namespace KubeInventory.Client.Schema;

/// <summary>The named character classes of Go's regular expressions; all but the Unicode ones are ASCII.</summary>
internal static class RuneClasses
{
    private static readonly FrozenDictionary<string, (int, int)[]> Posix = new Dictionary<string, (int, int)[]>
    {
        ["alnum"] = [('0', '9'), ('A', 'Z'), ('a', 'z')],
        ["alpha"] = [('A', 'Z'), ('a', 'z')],
        ["ascii"] = [(0, 0x7F)],
        ["blank"] = [('\t', '\t'), (' ', ' ')],
        ["cntrl"] = [(0, 0x1F), (0x7F, 0x7F)],
        ["digit"] = [('0', '9')],
        ["graph"] = [('!', '~')],
        ["lower"] = [('a', 'z')],
        ["print"] = [(' ', '~')],
        ["punct"] = [('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        ["space"] = [('\t', '\r'), (' ', ' ')],
        ["upper"] = [('A', 'Z')],
        ["word"] = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        ["xdigit"] = [('0', '9'), ('A', 'F'), ('a', 'f')],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Lazy<RuneSet>> Categories = Enum.GetValues<UnicodeCategory>()
        .Select(Abbreviation)
        .Where(name => name.Length > 0)
        .SelectMany(name => new[] { name, name[..1] })
        .Distinct()
        .ToFrozenDictionary(name => name, name => new Lazy<RuneSet>(() => Collect(name)));

    /// <summary><c>[:name:]</c>; null where there is no such class.</summary>
    public static RuneSet? FindPosix(string name) => Posix.TryGetValue(name, out var ranges) ? new RuneSet(ranges) : null;

    /// <summary><c>\d</c>, <c>\s</c>, <c>\w</c> and their negations; null for another letter.</summary>
    public static RuneSet? FindPerl(char letter) => letter switch
    {
        'd' => new RuneSet(Posix["digit"]),
        's' => new RuneSet(('\t', '\n'), ('\f', '\r'), (' ', ' ')),
        'w' => new RuneSet(Posix["word"]),
        'D' or 'S' or 'W' => FindPerl(char.ToLowerInvariant(letter))!.Negated(),
        _ => null,
    };

    /// <summary><c>\p{name}</c> for a general category; null where there is no such category.</summary>
    public static RuneSet? FindCategory(string name) => name switch
    {
        "Any" => RuneSet.All,
        _ => Categories.GetValueOrDefault(name)?.Value,
    };

    private static RuneSet Collect(string name)
    {
        var set = new RuneSet();
        var start = -1;
        for (var rune = 0; rune <= 0x110000; rune++)
        {
            var inside = rune <= 0x10FFFF && Abbreviation(CharUnicodeInfo.GetUnicodeCategory(rune)).StartsWith(name, StringComparison.Ordinal);
            if (inside && start < 0)
            {
                start = rune;
            }
            else if (!inside && start >= 0)
            {
                set.Add(start, rune - 1);
                start = -1;
            }
        }

        return set;
    }

    private static string Abbreviation(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.NonSpacingMark => "Mn",
        UnicodeCategory.SpacingCombiningMark => "Mc",
        UnicodeCategory.EnclosingMark => "Me",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.LineSeparator => "Zl",
        UnicodeCategory.ParagraphSeparator => "Zp",
        UnicodeCategory.Control => "Cc",
        UnicodeCategory.Format => "Cf",
        UnicodeCategory.Surrogate => "Cs",
        UnicodeCategory.PrivateUse => "Co",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        UnicodeCategory.OtherSymbol => "So",
        _ => "",
    };
}
