using System.Collections.Frozen;

namespace KubeInventory.Client.Schema;

/// <summary>The string formats that kube-apiserver enforces; it ignores all others.</summary>
/// <remarks>Source: supported formats of apiextensions v1. Names are compared without hyphens.</remarks>
internal static class StringFormats
{
    private static readonly FrozenDictionary<string, Func<string, bool>> Checks = new Dictionary<string, Func<string, bool>>
    {
        ["bsonobjectid"] = IdentifierFormats.IsBsonObjectId,
        ["byte"] = IdentifierFormats.IsBase64,
        ["cidr"] = NetworkFormats.IsCidr,
        ["creditcard"] = IdentifierFormats.IsCreditCard,
        ["date"] = TimeFormats.IsDate,
        ["datetime"] = TimeFormats.IsDateTime,
        ["duration"] = TimeFormats.IsDuration,
        ["email"] = NetworkFormats.IsEmail,
        ["hexcolor"] = IdentifierFormats.IsHexColor,
        ["hostname"] = NetworkFormats.IsHostname,
        ["ipv4"] = NetworkFormats.IsIPv4,
        ["ipv6"] = NetworkFormats.IsIPv6,
        ["isbn"] = text => IdentifierFormats.IsIsbn10(text) || IdentifierFormats.IsIsbn13(text),
        ["isbn10"] = IdentifierFormats.IsIsbn10,
        ["isbn13"] = IdentifierFormats.IsIsbn13,
        ["k8slongname"] = NetworkFormats.IsLongName,
        ["k8sshortname"] = NetworkFormats.IsShortName,
        ["mac"] = NetworkFormats.IsMac,
        ["password"] = _ => true,
        ["rgbcolor"] = IdentifierFormats.IsRgbColor,
        ["ssn"] = IdentifierFormats.IsSsn,
        ["uri"] = NetworkFormats.IsRequestUri,
        ["uuid"] = IdentifierFormats.IsUuid,
        ["uuid3"] = IdentifierFormats.IsUuid3,
        ["uuid4"] = IdentifierFormats.IsUuid4,
        ["uuid5"] = IdentifierFormats.IsUuid5,
    }.ToFrozenDictionary();

    /// <summary>The check of a format; null where the format is not enforced.</summary>
    public static Func<string, bool>? Find(string format) => Checks.GetValueOrDefault(format.Replace("-", "", StringComparison.Ordinal));
}
