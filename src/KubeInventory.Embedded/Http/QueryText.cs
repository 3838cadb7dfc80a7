using System.Globalization;
using KubeInventory.Client.Schema;
using Microsoft.Extensions.Primitives;

namespace KubeInventory.Embedded.Http;

/// <summary>Query parameters as Kubernetes converts them.</summary>
internal static class QueryText
{
    /// <summary>Everything but absence, <c>0</c> and <c>false</c> is true: <c>?watch</c>, <c>?watch=1</c>, <c>?watch=true</c>.</summary>
    public static bool IsTrue(StringValues value) => value.Count > 0 && value[0] is not ("0" or "false" or "False" or "FALSE");

    public static bool? ReadFlag(StringValues value) => value.Count == 0 ? null : IsTrue(value);

    /// <exception cref="StatusException">400: the text is not a number.</exception>
    public static long? ReadNumber(StringValues value)
    {
        if (value.Count == 0 || value[0] is not { Length: > 0 } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StatusException.BadRequest($"strconv.ParseInt: parsing {GoText.Quote(text)}: invalid syntax");
    }
}
