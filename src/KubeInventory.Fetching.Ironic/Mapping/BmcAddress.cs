using System.Net;
using System.Text.Json;

namespace KubeInventory.Fetching.Ironic;

/// <summary>The management controller's address from <c>driver_info</c>. Nothing else of it is read: it holds credentials.</summary>
internal static class BmcAddress
{
    private static readonly string[] Keys =
        ["redfish_address", "ipmi_address", "drac_address", "ilo_address", "irmc_address", "xclarity_manager_ip", "ibmc_address", "oneview_manager_address"];

    public static string? Of(JsonElement driverInfo)
        => Keys.Select(key => driverInfo.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.String ? Host(value.GetString()!) : null)
            .FirstOrDefault(host => host is not null);

    /// <summary>The host of an address or URL, without user, port and path; null if it is neither.</summary>
    public static string? Host(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.Any(c => c is '.' or ':' || char.IsAsciiLetter(c)))
        {
            // A bare number is an address to some parsers.
            return null;
        }

        if (IPAddress.TryParse(trimmed.Trim('[', ']'), out var ip))
        {
            return ip.ToString();
        }

        var uri = trimmed.Contains("://", StringComparison.Ordinal) ? trimmed : $"bmc://{trimmed}";
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var parsed))
        {
            return null;
        }

        var host = parsed.IdnHost.Trim('[', ']');
        return IPAddress.TryParse(host, out var address) ? address.ToString()
            : host.Length is > 0 and <= 253 && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && host.Any(char.IsAsciiLetter) ? host.ToLowerInvariant()
            : null;
    }
}
