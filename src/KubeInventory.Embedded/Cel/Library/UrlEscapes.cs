using System.Text;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>Percent-encoding as Go's net/url handles it.</summary>
internal static class UrlEscapes
{
    /// <summary>The complaint about the first percent sign that begins no escape; null where all are good.</summary>
    public static string? FirstInvalid(string text) =>
        First(text, escape => escape.Length < 3 || !char.IsAsciiHexDigit(escape[1]) || !char.IsAsciiHexDigit(escape[2]));

    /// <summary>The complaint about the first escape of an ASCII character; null where there is none.</summary>
    public static string? FirstAscii(string text) => First(text, escape => escape[1] < '8');

    private static string? First(string text, Predicate<string> isWrong)
    {
        for (var index = text.IndexOf('%', StringComparison.Ordinal); index >= 0; index = text.IndexOf('%', index + 1))
        {
            var escape = text.Substring(index, Math.Min(3, text.Length - index));
            if (isWrong(escape))
            {
                return $"invalid URL escape {GoText.Quote(escape)}";
            }
        }

        return null;
    }

    public static string Unescape(string text) => Uri.UnescapeDataString(text);

    /// <summary>The path with all escaped that must be; what is escaped stays so.</summary>
    public static string EscapePath(string path)
    {
        var result = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(path))
        {
            var c = (char)b;
            _ = char.IsAsciiLetterOrDigit(c) || "-_.~$&+,/:;=@%!'()*[]".Contains(c, StringComparison.Ordinal)
                ? result.Append(c)
                : result.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return result.ToString();
    }

    /// <summary>The parameters of a query in order of first appearance; a malformed one is left out.</summary>
    public static OrderedDictionary<string, List<string>> ParseQuery(string query)
    {
        var result = new OrderedDictionary<string, List<string>>();
        foreach (var part in query.Split('&'))
        {
            if (part.Length == 0 || part.Contains(';', StringComparison.Ordinal) || FirstInvalid(part) is not null)
            {
                continue;
            }

            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var key = UnescapeParameter(equals < 0 ? part : part[..equals]);
            if (!result.TryGetValue(key, out var values))
            {
                result[key] = values = [];
            }

            values.Add(equals < 0 ? "" : UnescapeParameter(part[(equals + 1)..]));
        }

        return result;
    }

    private static string UnescapeParameter(string text) => Unescape(text.Replace('+', ' '));
}
