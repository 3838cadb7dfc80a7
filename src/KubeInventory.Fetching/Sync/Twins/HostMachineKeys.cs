using System.Globalization;

namespace KubeInventory.Fetching;

/// <summary>What tells one machine from another whoever reports it: identity of its board, serial number, network cards. Never its name or its addresses.</summary>
internal static class HostMachineKeys
{
    private const int LeastSerialLength = 4;

    public static IReadOnlyList<MachineKey> Of(V1Host host)
    {
        var hardware = host.Status?.Hardware;
        var interfaces = host.Status?.Provider?.Interfaces;
        if (hardware is null && interfaces is null or { Count: 0 })
        {
            return [];
        }

        List<MachineKey> keys = [];
        if (HardwareIdentity.Uuid(hardware?.SystemUUID) is { } uuid)
        {
            keys.Add(new MachineKey($"system UUID {uuid}", KeyWeight.Proof));
        }

        if (HardwareIdentity.Text(hardware?.Serial) is { Length: >= LeastSerialLength } text && Plain(text) is { Length: > 0 } serial)
        {
            keys.Add(new MachineKey($"serial number {serial}", KeyWeight.Hint));
            if (Vendor(hardware?.Vendor) is { } vendor)
            {
                keys.Add(new MachineKey($"serial number {serial} of {vendor}", KeyWeight.Proof));
            }
        }

        keys.AddRange((interfaces ?? []).Select(card => UniversalMac(card.Mac)).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(mac => new MachineKey($"MAC address {mac}", KeyWeight.Half)));
        return keys;
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    // "Dell Inc." and "Dell" are one vendor.
    private static string? Vendor(string? text)
        => HardwareIdentity.Text(text) is { } vendor && Plain(vendor.Split(' ', ',', '.')[0]) is { Length: > 1 } first ? first : null;

    // Addresses that software gives out (the second bit), and those of groups (the first one), stand for no card.
    private static string? UniversalMac(string? text)
        => text is not null
            && Plain(text) is { Length: 12 } mac
            && mac.All(char.IsAsciiHexDigit)
            && (byte.Parse(mac.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 0b11) == 0
            && mac.Any(c => c != '0')
                ? mac
                : null;
}
