namespace KubeInventory.Ansible;

/// <summary>One place that a host's inventory name may come from.</summary>
internal sealed class HostnameSource
{
    private readonly Func<V1Host, string?> _read;

    private HostnameSource(Func<V1Host, string?> read) => _read = read;

    /// <param name="text"><c>spec.hostname</c>, <c>metadata.name</c>, <c>label:KEY</c>, <c>tag:KEY</c> or <c>address:TYPE</c>.</param>
    /// <exception cref="InventoryException">The text is none of these.</exception>
    public static HostnameSource Parse(string text)
    {
        var (kind, key) = text.IndexOf(':') is > 0 and var colon ? (text[..colon], text[(colon + 1)..]) : (text, "");
        return (kind, key) switch
        {
            ("spec.hostname", "") => new(host => host.Spec?.Hostname),
            ("metadata.name", "") => new(host => host.Metadata?.Name),
            ("label", { Length: > 0 }) => new(host => host.Metadata?.Labels?.GetValueOrDefault(key)),
            ("tag", { Length: > 0 }) => new(host => host.Status?.Provider?.Tags?.GetValueOrDefault(key)),
            ("address", { Length: > 0 }) => new(host => HostAddress.Of(host, key)),
            _ => throw new InventoryException($"'{text}' is no source of names; use spec.hostname, metadata.name, label:KEY, tag:KEY or address:TYPE."),
        };
    }

    public string? Read(V1Host host) => _read(host) is { Length: > 0 } name ? name : null;
}
