using System.Globalization;

namespace KubeInventory.TestKit;

/// <summary>One state of one object.</summary>
internal sealed record SimulatedLease(string Name, string Uid, long Version, string Holder)
{
    public string Json => string.Create(CultureInfo.InvariantCulture, $$"""
        {"metadata":{"name":"{{Name}}","namespace":"shop","uid":"{{Uid}}","resourceVersion":"{{Version}}"},"spec":{"holderIdentity":"{{Holder}}"} }
        """);
}
