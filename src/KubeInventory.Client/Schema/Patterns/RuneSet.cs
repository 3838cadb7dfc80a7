using System.Globalization;
using System.Text;

namespace KubeInventory.Client.Schema;

/// <summary>A set of Unicode code points, as a character class denotes one.</summary>
internal sealed class RuneSet
{
    private const int FirstSurrogate = 0xD800;
    private const int LastSurrogate = 0xDFFF;
    private const int LastNarrow = 0xFFFF;
    private const int Last = 0x10FFFF;

    private readonly List<(int Low, int High)> _ranges = [];

    public RuneSet(params IEnumerable<(int Low, int High)> ranges)
    {
        foreach (var (low, high) in ranges)
        {
            Add(low, high);
        }
    }

    public static RuneSet All { get; } = new((0, Last));

    public RuneSet Add(int low, int high)
    {
        _ranges.Add((low, high));
        return this;
    }

    public RuneSet Add(RuneSet other)
    {
        _ranges.AddRange(other._ranges);
        return this;
    }

    public RuneSet Negated()
    {
        var negated = new RuneSet();
        var next = 0;
        foreach (var (low, high) in _ranges.OrderBy(range => range.Low))
        {
            if (low > next)
            {
                negated.Add(next, low - 1);
            }

            next = Math.Max(next, high + 1);
        }

        return next <= Last ? negated.Add(next, Last) : negated;
    }

    /// <summary>A .NET expression that matches one code point of the set.</summary>
    /// <param name="supplementary">Whether to include code points above U+FFFF, which are two chars in .NET.</param>
    public string ToExpression(bool supplementary)
    {
        var alternatives = new List<string>();
        var narrow = NarrowClass();
        if (narrow.Length > 0)
        {
            alternatives.Add($"[{narrow}]");
        }

        if (supplementary)
        {
            alternatives.AddRange(_ranges.SelectMany(range => Pairs(Math.Max(range.Low, LastNarrow + 1), range.High)));
        }

        return alternatives switch
        {
            [] => @"[^\s\S]",
            [var only] when narrow.Length > 0 => only,
            _ => $"(?:{string.Join('|', alternatives)})",
        };
    }

    private string NarrowClass()
    {
        var text = new StringBuilder();
        foreach (var (low, high) in _ranges)
        {
            Append(text, low, Math.Min(high, FirstSurrogate - 1));
            Append(text, Math.Max(low, LastSurrogate + 1), Math.Min(high, LastNarrow));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, int low, int high)
    {
        if (low <= high)
        {
            text.Append(Unit(low)).Append(low < high ? "-" + Unit(high) : "");
        }
    }

    private static IEnumerable<string> Pairs(int low, int high)
    {
        while (low <= high)
        {
            // A block is what shares a leading surrogate; whole blocks go together.
            var lead = Lead(low);
            var blockEnd = low | 0x3FF;
            if (Trail(low) == 0xDC00 && blockEnd < high)
            {
                var lastWhole = Trail(high) == 0xDFFF ? Lead(high) : Lead(high) - 1;
                yield return $@"[{Unit(lead)}-{Unit(lastWhole)}][\uDC00-\uDFFF]";
                low = 0x10000 + ((lastWhole - FirstSurrogate + 1) << 10);
            }
            else
            {
                yield return $"{Unit(lead)}[{Unit(Trail(low))}-{Unit(Trail(Math.Min(blockEnd, high)))}]";
                low = blockEnd + 1;
            }
        }
    }

    private static int Lead(int rune) => FirstSurrogate + ((rune - 0x10000) >> 10);

    private static int Trail(int rune) => 0xDC00 + (rune & 0x3FF);

    private static string Unit(int unit) => string.Create(CultureInfo.InvariantCulture, $"\\u{unit:X4}");
}
