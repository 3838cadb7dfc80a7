using System.Globalization;
using System.Text;

namespace KubeInventory.Embedded.Cel;

/// <summary>Prints values inside error messages.</summary>
internal static class CelText
{
    public static string Plain(CelValue value) => value switch
    {
        CelString text => text.Value,
        CelBool flag => flag.Value ? "true" : "false",
        CelInt number => number.Value.ToString(CultureInfo.InvariantCulture),
        CelUint number => number.Value.ToString(CultureInfo.InvariantCulture),
        CelDouble number => GoDouble.Format(number.Value, 21),
        CelNull => "null",
        CelBytes bytes => Encoding.UTF8.GetString(bytes.Value.Span),
        CelList list => $"[{string.Join(", ", list.Items.Select(Plain))}]",
        CelMap map => $"{{{string.Join(", ", map.Keys.Select(key => $"{Plain(key)}: {Plain(map.Find(key)!)}"))}}}",
        CelTypeValue type => type.Described.Name,
        CelError error => error.Message,
        _ => value.ToString() ?? "",
    };
}
