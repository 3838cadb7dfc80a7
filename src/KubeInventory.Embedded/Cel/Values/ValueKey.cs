using System.Globalization;
using System.Text;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>A text that two values share exactly when they are equal, for finding values without comparing each with each.</summary>
internal static class ValueKey
{
    /// <summary>The key; null of an error and of what holds one.</summary>
    public static string? Of(CelValue value)
    {
        var key = new StringBuilder();
        return Append(key, value) ? key.ToString() : null;
    }

    private static bool Append(StringBuilder key, CelValue value)
    {
        switch (value)
        {
            case CelError:
                return false;
            case CelInt or CelUint or CelDouble:
                // 1, 1u and 1.0 are equal.
                key.Append('#').Append(value is CelDouble number && !(double.IsInteger(number.Value) && Math.Abs(number.Value) < 1e18)
                    ? number.Value.ToString("R", CultureInfo.InvariantCulture)
                    : WholeNumber(value));
                return true;
            case CelList list:
                key.Append('[').Append(list.Count);
                return list.Items.All(item => Append(key.Append(','), item));
            case CelMap map:
                var entries = map.Keys
                    .Select(name => (Name: Of(name), Value: Of(map.Find(name)!)))
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                    .ToList();
                key.Append('{').Append(map.Count);
                entries.ForEach(entry => key.Append(',').Append(entry.Name).Append(':').Append(entry.Value));
                return entries.TrueForAll(entry => entry.Value is not null);
            case UnknownValue unknown:
                key.Append('?').Append(GoText.Json(unknown.Node));
                return true;
            default:
                var text = value is CelBytes bytes ? Convert.ToHexString(bytes.Value.Span) : CelText.Plain(value);
                key.Append(value.Type.Name).Append(' ').Append(text.Length).Append(' ').Append(text);
                return true;
        }
    }

    private static string WholeNumber(CelValue value) => value switch
    {
        CelInt number => number.Value.ToString(CultureInfo.InvariantCulture),
        CelUint number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => ((long)((CelDouble)value).Value).ToString(CultureInfo.InvariantCulture),
    };
}
