using System.Globalization;
using System.Text;

namespace KubeInventory.Generator.Emit;

/// <summary>The name of a JSON property in emitted code that writes it.</summary>
internal static class FieldName
{
    /// <summary>A literal of the name as it stands on the wire: quoted, escaped, and with its colon.</summary>
    public static string OnTheWire(string jsonName)
    {
        var name = new StringBuilder("\"");
        foreach (var character in jsonName)
        {
            // What System.Text.Json escapes by default; almost no name has any of it.
            if (character is < ' ' or > '~' or '"' or '\\' or '<' or '>' or '&' or '\'' or '+' or '`')
            {
                name.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                name.Append(character);
            }
        }

        return Literal.Utf8(name.Append("\":").ToString());
    }
}
