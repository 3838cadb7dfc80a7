using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching.NetBox;

/// <summary>What a <see cref="NetBoxFetcher"/> reads, and as whom.</summary>
public sealed class NetBoxFetcherOptions
{
    /// <summary>Where NetBox is, such as <c>https://netbox.example.net/</c>, without <c>api/</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>An API token that may view devices, virtual machines and sites, and interfaces if they are wanted. Default: null, nobody; then NetBox must let everybody read.</summary>
    /// <remarks>A token that begins with <c>nbt_</c> is of version 2 (NetBox 4.5 and later), any other of version 1.</remarks>
    public Secret? Token { get; init; }

    /// <summary>
    /// Name of this NetBox in provider IDs, <c>netbox://&lt;instance&gt;/dcim.device/7</c>. Default: host and port of <see cref="Address"/>.
    /// A provider ID never changes, so name the old one here before NetBox moves.
    /// </summary>
    public string? Instance { get; init; }

    /// <summary>Beginning of object names, such as <c>nb-dev-7</c> and <c>nb-vm-7</c>: 1 to 20 lower-case letters, digits and dashes. Default: nb. A second NetBox needs another.</summary>
    public string NamePrefix { get; init; } = "nb";

    /// <summary>Slugs of sites; each is a shard of its own. Default: none, one shard of all devices and one of all virtual machines.</summary>
    /// <remarks>A virtual machine without a site is in none of them.</remarks>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>Whether devices are read. Default: true.</summary>
    public bool Devices { get; init; } = true;

    /// <summary>Whether virtual machines are read. Default: true.</summary>
    public bool VirtualMachines { get; init; } = true;

    /// <summary>Whether interfaces are read too: those that have a MAC address, up to 32 of each machine. Default: false; it is one more request for every 100 machines.</summary>
    public bool Interfaces { get; init; }

    /// <summary>Names of the custom fields that become tags. Default: null, all that have a value. Name them if others hold what not everybody may read.</summary>
    public IReadOnlyList<string>? CustomFields { get; init; }

    /// <summary>Machines in one answer where the ProviderSource does not say, 1 to 1000. Default: 250. NetBox may give fewer.</summary>
    public int PageSize { get; init; } = 250;

    /// <summary>Longest time until NetBox begins to answer a request, one second to ten minutes. Default: one minute.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Which certificate of NetBox counts. Default: one that the operating system trusts.</summary>
    public CertificateTrust ServerCertificate { get; init; } = new();

    /// <summary>Which tags, that is custom fields, hold environment, SLA and the like. Role, team and cluster are NetBox's own, where it has them.</summary>
    public HostTagKeys TagKeys { get; init; } = new();

    internal string InstanceName => Instance ?? Address.Authority;

    /// <summary>Throws unless every option is in its range.</summary>
    /// <exception cref="OptionsValidationException">Names each option that is not.</exception>
    internal void Validate()
    {
        var failures = new OptionFailures();
        failures.Check(Address is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", UserInfo: "" }, $"Address must be an http or https address without user and query, not '{Address}'.");
        failures.Check(Instance is null or { Length: >= 1 and <= 253 } && (Instance ?? "").All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or ':'), "Instance must be 1 to 253 letters, digits, dashes, dots and colons.");
        failures.Check(IsPrefix(NamePrefix), $"NamePrefix must be 1 to 20 lower-case letters, digits and dashes, with a letter or digit at both ends, not '{NamePrefix}'.");
        failures.Check(Sites.All(site => site.Length is > 0 and <= 100), "Sites must be slugs of 1 to 100 characters.");
        failures.Check(Sites.Distinct(StringComparer.Ordinal).Count() == Sites.Count, "Sites must not name a site twice.");
        failures.Check(!Sites.Any(site => NetBoxKind.IsShard(site) || site == FetchShard.All.Name), "Sites must not hold devices, virtual-machines or all: shards of more than a site have these names.");
        failures.Check(Devices || VirtualMachines, "Devices or VirtualMachines must be true.");
        failures.Check(PageSize is >= 1 and <= 1000, $"PageSize must be 1 to 1000, not {PageSize}.");
        failures.Check(RequestTimeout >= TimeSpan.FromSeconds(1) && RequestTimeout <= TimeSpan.FromMinutes(10), $"RequestTimeout must be one second to ten minutes, not {RequestTimeout}.");
        failures.Check(ServerCertificate.Objection() is null, $"ServerCertificate: {ServerCertificate.Objection()}");
        failures.ThrowIfAny<NetBoxFetcherOptions>();
    }

    private static bool IsPrefix(string prefix)
        => prefix.Length is > 0 and <= 20 && prefix[0] != '-' && prefix[^1] != '-' && prefix.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
