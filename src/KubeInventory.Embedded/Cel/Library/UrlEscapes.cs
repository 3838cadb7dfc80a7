using System.Text;

namespace KubeInventory.Embedded.Cel;

/// <summary>Percent-encoding as Go's net/url handles it.</summary>
internal static class UrlEscapes
{
    public static bool AreValid(string text)
    {
        for (var index = text.IndexOf('%', StringComparison.Ordinal); index >= 0; index = text.IndexOf('%', index + 1))
        {
            if (index + 2 >= text.Length || !char.IsAsciiHexDigit(text[index + 1]) || !char.IsAsciiHexDigit(text[index + 2]))
            {
                return false;
            }
        }

        return true;
    }

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
            if (part.Length == 0 || part.Contains(';', StringComparison.Ordinal) || !AreValid(part))
            {
                continue;
            }

            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var key = Unescape(equals < 0 ? part : part[..equals]);
            if (!result.TryGetValue(key, out var values))
            {
                result[key] = values = [];
            }

            values.Add(equals < 0 ? "" : Unescape(part[(equals + 1)..]));
        }

        return result;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
