using System.Globalization;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>What <c>%s</c> prints.</summary>
internal static class FormattedText
{
    /// <summary>The text; or why the value, or one in it, has none.</summary>
    public static string? Of(CelValue value, out string? error)
    {
        error = null;
        switch (value)
        {
            case CelList list:
                return OfList(list, out error);
            case CelMap map:
                return OfMap(map, out error);
            case CelDouble number:
                return GoDouble.Format(number.Value, exponentFrom: 6);
            case not (CelError or UnknownValue) when FormatRules.Takes('s', value.Type):
                return CelText.Plain(value);
            default:
                error = value is CelError inner ? inner.Message : FormatRules.Refusal('s', value.Type.Name);
                return null;
        }
    }

    private static string? OfList(CelList list, out string? error)
    {
        error = null;
        var items = new List<string>();
        foreach (var item in list.Items)
        {
            if (OfElement(item, out error) is not { } text)
            {
                return null;
            }

            items.Add(text);
        }

        return $"[{string.Join(", ", items)}]";
    }

    private static string? OfMap(CelMap map, out string? error)
    {
        error = null;
        var entries = new List<(string Key, string Value)>();
        foreach (var key in map.Keys)
        {
            if (key is not (CelString or CelBool or CelInt or CelUint))
            {
                error = $"error during formatting: no formatting function for map key of type {key.Type.Name}";
                return null;
            }

            if (OfElement(map.Find(key)!, out error) is not { } text)
            {
                return null;
            }

            entries.Add((OfElement(key, out _)!, text));
        }

        var texts = entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}:{entry.Value}");
        return $"{{{string.Join(", ", texts)}}}";
    }

    /// <summary>Inside lists and maps, values are printed as expressions.</summary>
    private static string? OfElement(CelValue value, out string? error) => Of(value, out error) is not { } text ? null : value switch
    {
        CelString => GoText.Quote(text),
        CelBytes => $"b{GoText.Quote(text)}",
        CelDuration => $"duration(\"{text}\")",
        CelTimestamp => $"timestamp(\"{text}\")",
        CelDouble number => double.IsFinite(number.Value)
            ? number.Value.ToString("F6", CultureInfo.InvariantCulture)
            : GoText.Quote(FormattedNumber.Fixed(number.Value, 0)),
        _ => text,
    };
}
