namespace KubeInventory.Client;

/// <summary>All that it takes to speak to a server: what a kubeconfig's context, or a pod's service account, comes down to.</summary>
internal sealed record ClusterAccess(Uri Server, string Origin, CredentialSource Credentials)
{
    public string? Namespace { get; init; }

    public Reloaded<ServerTrust> Trust { get; init; } = Reloaded.Never(ServerTrust.System);

    /// <summary>The name to expect in the server's certificate, if not the address's host.</summary>
    public string? TlsServerName { get; init; }

    /// <summary>The proxy; null for the system's.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Whether answers are to come as they are: on a fast network, that costs less than compressing them.</summary>
    public bool DisableCompression { get; init; }

    public Impersonation? Impersonation { get; init; }

    /// <summary>Where the address comes from, and what lies in between: what to check when nothing answers.</summary>
    public string Way => Proxy is null ? Origin : $"{Origin}, through the proxy {Proxy.Scheme}://{Proxy.Authority}";
}
