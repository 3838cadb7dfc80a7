using System.Text.RegularExpressions;

namespace KubeInventory.Client.Schema;

/// <summary>A Go regular expression, evaluated by .NET in time linear in the text, as Go does. Thread-safe.</summary>
/// <remarks><c>\b</c> knows more word characters than Go's, which are ASCII; Unicode scripts (<c>\p{Greek}</c>) are refused.</remarks>
internal sealed class GoPattern
{
    // The engine is linear; the limit is for a huge pattern on a huge text.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly Regex _narrow;
    private readonly Lazy<Regex> _wide;

    private GoPattern(string text)
    {
        Text = text;
        _narrow = Build(text, supplementary: false);
        _wide = new(() => Build(text, supplementary: true));
    }

    /// <summary>The expression as written.</summary>
    public string Text { get; }

    /// <summary>Compiles an expression.</summary>
    /// <exception cref="GoPatternException">Go would not compile it.</exception>
    public static GoPattern Compile(string pattern) => new(pattern);

    /// <summary>Whether the expression matches somewhere in the text.</summary>
    public bool IsMatch(string text) => For(text).IsMatch(text);

    /// <summary>The matches in order; an empty one that begins where another ends does not count.</summary>
    public IEnumerable<string> Matches(string text)
    {
        var end = -1;
        foreach (Match match in For(text).Matches(text))
        {
            if (match.Length > 0 || match.Index != end)
            {
                yield return match.Value;
            }

            end = match.Index + match.Length;
        }
    }

    private Regex For(string text) => text.Any(char.IsSurrogate) ? _wide.Value : _narrow;

    private static Regex Build(string pattern, bool supplementary) =>
        new(new GoPatternTranslator(pattern, supplementary).Translate(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Timeout);
}
