using System.Linq;
using System.Text;

namespace KubeInventory.Generator.Emit;

/// <summary>Text as a C# string literal.</summary>
internal static class Literal
{
    public static string Of(string text) => text.Any(NeedsEscape) ? OfEach(text) : "\"" + text + "\"";

    /// <summary>The same literal in UTF-8.</summary>
    public static string Utf8(string text) => Of(text) + "u8";

    private static bool NeedsEscape(char character) => character is < ' ' or '"' or '\\' or > '~';

    private static string OfEach(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            switch (character)
            {
                case '"' or '\\':
                    literal.Append('\\').Append(character);
                    break;
                case < ' ' or '\u007F' or '\u0085' or '\u2028' or '\u2029':
                    literal.Append("\\u").Append(((int)character).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                default:
                    literal.Append(character);
                    break;
            }
        }

        return literal.Append('"').ToString();
    }
}
