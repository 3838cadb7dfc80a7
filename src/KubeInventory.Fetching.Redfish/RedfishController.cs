namespace KubeInventory.Fetching.Redfish;

/// <summary>A management controller (BMC), or the manager of an enclosure; each is a shard of its own.</summary>
public sealed record RedfishController
{
    /// <summary>Its address, such as <c>https://bmc-1.example.net</c>, without path.</summary>
    public required Uri Address { get; init; }

    /// <summary>Name of its shard, 1 to 253 characters; stored with each host, so it must stay the same. Default: null, host and port of the address.</summary>
    public string? Name { get; init; }

    /// <summary>As whom to log in. Default: null, the options' <see cref="RedfishFetcherOptions.UserName"/>.</summary>
    public string? UserName { get; init; }

    /// <summary>The password. Default: null, the options' <see cref="RedfishFetcherOptions.Password"/>.</summary>
    public Secret? Password { get; init; }

    /// <summary>Which certificate counts. Default: null, the options' <see cref="RedfishFetcherOptions.Certificates"/>.</summary>
    public CertificateTrust? Certificates { get; init; }

    /// <summary>Region of its machines in your words, at most 63 characters. Default: null.</summary>
    public string? Region { get; init; }

    /// <summary>Zone of its machines, such as the rack, at most 63 characters. Default: null.</summary>
    public string? Zone { get; init; }

    internal string ShardName => Name ?? (Address.IsDefaultPort ? Address.IdnHost : $"{Address.IdnHost}:{Address.Port}").ToLowerInvariant();

    internal IEnumerable<string> Objections()
    {
        if (!Address.IsAbsoluteUri || (Address.Scheme != Uri.UriSchemeHttps && Address.Scheme != Uri.UriSchemeHttp)
            || Address.UserInfo.Length > 0 || Address.PathAndQuery != "/" || Address.Fragment.Length > 0)
        {
            yield return "The Address of a controller must be an absolute http or https address without user, path and query.";
            yield break;
        }

        if (ShardName.Length is 0 or > 253)
        {
            yield return $"{Address}: Name must have 1 to 253 characters.";
        }

        if (Region is not (null or { Length: > 0 and <= 63 }) || Zone is not (null or { Length: > 0 and <= 63 }))
        {
            yield return $"{ShardName}: Region and Zone must have 1 to 63 characters.";
        }

        if (Certificates?.Objection() is { } objection)
        {
            yield return $"{ShardName}: Certificates: {objection}";
        }
    }
}
