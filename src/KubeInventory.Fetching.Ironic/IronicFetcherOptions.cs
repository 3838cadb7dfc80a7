using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching.Ironic;

/// <summary>Where an <see cref="IronicFetcher"/> finds Ironic, as whom it asks, and what it reports.</summary>
public sealed record IronicFetcherOptions
{
    /// <summary>
    /// Ironic's address, such as <c>https://ironic.example.net:6385</c>, with or without <c>/v1</c>. Default: null, the endpoint of the
    /// <see cref="Keystone"/> catalog; one of the two is needed.
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Keystone, and as whom to ask it for a token. Default: null, no Keystone.</summary>
    public KeystoneOptions? Keystone { get; init; }

    /// <summary>Name for HTTP basic authentication, as a standalone Ironic may want it. Default: null, none.</summary>
    public string? UserName { get; init; }

    /// <summary>Password for HTTP basic authentication. Default: null, none.</summary>
    public Secret? Password { get; init; }

    /// <summary>Which certificates count, Ironic's and Keystone's. Default: those that the operating system trusts.</summary>
    public CertificateTrust Certificates { get; init; } = new();

    /// <summary>
    /// Region of the nodes, 1 to 63 characters. With Keystone it chooses the endpoint from the catalog. Default: null; regions that the ProviderSource
    /// names are fetched one by one instead.
    /// </summary>
    public string? Region { get; init; }

    /// <summary>Nodes of a page where the ProviderSource does not say, 1 to 1000. Default: 500.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>Whether to read what inspection found (vendor, serial, disks): one request for each newly inspected node. Default: true.</summary>
    public bool ReadInspection { get; init; } = true;

    /// <summary>Longest time that one request may take, one second to ten minutes. Default: one minute.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Which keys of a node's <c>extra</c> hold role, team and the like.</summary>
    public HostTagKeys TagKeys { get; init; } = new();

    /// <summary>Throws unless every option is in its range.</summary>
    /// <exception cref="OptionsValidationException">Names each option that is not.</exception>
    internal void Validate()
    {
        var failures = new OptionFailures(Keystone?.Objections() ?? []);
        failures.Check(Endpoint is not null || Keystone is not null, "Give Endpoint, or Keystone with a catalog that names it.");
        failures.Check(Endpoint is null || IsHttp(Endpoint), "Endpoint must be an absolute http or https address without user, query or fragment.");
        failures.Check(UserName is null == Password is null, "UserName and Password go together.");
        failures.Check(UserName is null || Keystone is null, "Give either Keystone, or UserName and Password.");
        failures.Check(UserName?.Contains(':', StringComparison.Ordinal) is not true, "UserName must be without ':'.");
        failures.Check(Region is null or { Length: > 0 and <= 63 }, "Region must have 1 to 63 characters.");
        failures.Check(PageSize is >= 1 and <= 1000, $"PageSize must be 1 to 1000, not {PageSize}.");
        failures.Check(
            RequestTimeout >= TimeSpan.FromSeconds(1) && RequestTimeout <= TimeSpan.FromMinutes(10),
            $"RequestTimeout must be one second to ten minutes, not {RequestTimeout}.");
        failures.Check(Certificates.Objection() is null, $"Certificates: {Certificates.Objection()}");
        failures.ThrowIfAny<IronicFetcherOptions>();
    }

    internal static bool IsHttp(Uri uri)
        => uri.IsAbsoluteUri && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0;
}
