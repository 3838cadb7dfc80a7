using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KubeInventory.Embedded.Tables;

/// <summary>Reads the steps of a path from left to right. One use.</summary>
internal sealed partial class JsonPathParser(string text)
{
    private int _at;

    /// <exception cref="FormatException">The text is no path.</exception>
    public List<JsonPathStep> ReadSteps()
    {
        var steps = new List<JsonPathStep>();
        while (_at < text.Length)
        {
            steps.AddRange(ReadStep(steps));
        }

        return steps;
    }

    private IReadOnlyList<JsonPathStep> ReadStep(List<JsonPathStep> before)
    {
        if (Skip("[?("))
        {
            return [ReadFilter()];
        }

        if (Skip(".."))
        {
            if (before is [.., DescentStep])
            {
                throw new FormatException("invalid multiple recursive descent");
            }

            // The name after two dots follows without a third.
            _at -= _at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] == '_') ? 1 : 0;
            return [new DescentStep()];
        }

        switch (text[_at])
        {
            case ' ' or '@' or '$':
                _at++;
                return [];
            case '.':
                _at++;
                return ReadField();
            case '[':
                return ReadSubscript();
            case '"' or '\'':
                return [new LiteralStep(ReadQuoted())];
            case '+' or '-' or (>= '0' and <= '9'):
                return [ReadNumber()];
            case var letter when char.IsLetter(letter) || letter == '_':
                return [ReadWord()];
            default:
                throw new FormatException($"unrecognized character in action: {text[_at]}");
        }
    }

    private IReadOnlyList<JsonPathStep> ReadField()
    {
        var name = new StringBuilder();
        while (_at < text.Length && !IsEndOfName(text[_at]))
        {
            _at += text[_at] == '\\' && _at + 1 < text.Length ? 1 : 0;
            name.Append(text[_at++]);
        }

        return name.ToString() switch
        {
            "*" => [new WildcardStep()],
            var field => [new FieldStep(field)],
        };
    }

    private List<JsonPathStep> ReadSubscript()
    {
        var end = text.IndexOf(']', _at);
        if (end < 0)
        {
            throw new FormatException("unterminated array");
        }

        var inside = text[(_at + 1)..end];
        _at = end + 1;
        return inside.Contains(',', StringComparison.Ordinal)
            ? [new UnionStep([.. inside.Split(',').Select(one => new JsonPath(ReadSubscript(one.Trim(' '))))])]
            : ReadSubscript(inside);
    }

    private static List<JsonPathStep> ReadSubscript(string inside)
    {
        // A dot in a quoted name separates fields too, unless a backslash precedes it.
        if (QuotedKey().Match(inside) is { Success: true } key)
        {
            return new JsonPathParser("." + key.Groups["key"].Value).ReadSteps();
        }

        var slice = Slice().Match(inside == "*" ? ":" : inside);
        return slice.Success
            ? [new SliceStep(Number(slice, "start"), Number(slice, "end"), Number(slice, "step"), !slice.Groups["colon"].Success)]
            : throw new FormatException($"invalid array index {inside}");
    }

    private FilterStep ReadFilter()
    {
        var start = _at;
        for (char? quote = null; ; _at++)
        {
            if (_at >= text.Length)
            {
                throw new FormatException("unterminated filter");
            }

            if (quote is null && text[_at] == ')')
            {
                break;
            }

            var isQuote = text[_at] is '"' or '\'' && text[_at - 1] != '\\';
            quote = isQuote && quote is null ? text[_at] : isQuote && quote == text[_at] ? null : quote;
        }

        var condition = text[start.._at];
        if (!Skip(")]"))
        {
            throw new FormatException("unclosed array expect ]");
        }

        return Comparison().Match(condition) is { Success: true } comparison
            ? new FilterStep(JsonPath.Parse(comparison.Groups["left"].Value), comparison.Groups["op"].Value, JsonPath.Parse(comparison.Groups["right"].Value))
            : new FilterStep(JsonPath.Parse(condition), null, null);
    }

    private string ReadQuoted()
    {
        var quote = text[_at++];
        var value = new StringBuilder();
        while (_at < text.Length && text[_at] != quote)
        {
            _at += text[_at] == '\\' && _at + 1 < text.Length ? 1 : 0;
            value.Append(text[_at++]);
        }

        return _at++ < text.Length ? value.ToString() : throw new FormatException("unterminated quoted string");
    }

    private LiteralStep ReadNumber()
    {
        var number = NumberText().Match(text, _at).Value;
        _at += number.Length;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new LiteralStep(JsonValue.Create(value))
            : throw new FormatException($"cannot parse number {number}");
    }

    private LiteralStep ReadWord()
    {
        var start = _at;
        while (_at < text.Length && !IsEndOfName(text[_at]))
        {
            _at++;
        }

        return text[start.._at] switch
        {
            "true" => new LiteralStep(true),
            "false" => new LiteralStep(false),
            var word => throw new FormatException($"unrecognized identifier {word}"),
        };
    }

    private bool Skip(string expected)
    {
        var found = string.CompareOrdinal(text, _at, expected, 0, expected.Length) == 0;
        _at += found ? expected.Length : 0;
        return found;
    }

    private static bool IsEndOfName(char letter) => letter is ' ' or '\t' or '\r' or '\n' or '.' or ',' or '[' or ']' or '$' or '@' or '{' or '}';

    private static int? Number(Match match, string group) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\A'(?<key>[^']*)'\z")]
    private static partial Regex QuotedKey();

    [GeneratedRegex(@"\A(?<start>-?[0-9]+)?((?<colon>:)(?<end>-?[0-9]+)?)?(:(?<step>-?[0-9]+)?)?\z")]
    private static partial Regex Slice();

    [GeneratedRegex(@"\A(?<left>[^!<>=]+)(?<op>[!<>=]+)(?<right>.+?)\z")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\G[+-]?[0-9.]*")]
    private static partial Regex NumberText();
}
