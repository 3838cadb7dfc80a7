using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching;

/// <summary>Where a <see cref="TerraformFetcher"/> reads, and how tags become fields. Give either <see cref="Path"/> or <see cref="Address"/>.</summary>
public sealed class TerraformFetcherOptions
{
    /// <summary>
    /// A state file, format version 4; or the folder of a configuration with the local backend: then each workspace in it is a shard, named
    /// as the workspace.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>The address of a state behind Terraform's HTTP backend, as in its <c>address</c> setting.</summary>
    public Uri? Address { get; init; }

    /// <summary>Who asks the HTTP backend, its <c>username</c>. Default: null, nobody.</summary>
    public string? UserName { get; init; }

    /// <summary>The HTTP backend's <c>password</c>, or its token. Goes with <see cref="UserName"/>. Default: null.</summary>
    public Secret? Password { get; init; }

    /// <summary>Which certificate of the HTTP backend counts. Default: one that the operating system trusts.</summary>
    public CertificateTrust ServerCertificate { get; init; } = new();

    /// <summary>Longest time until the HTTP backend begins to answer, one second to ten minutes. Default: one minute.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Lineage that the state must have. Default: null, the lineage of the first state that is read. Not for a folder, whose workspaces have one each.</summary>
    public string? Lineage { get; init; }

    /// <summary>Logical region of each provider's region or location, such as <c>eu-central-1</c> to <c>eu</c>. A place that is not listed stays without region.</summary>
    public IReadOnlyDictionary<string, string> Regions { get; init; } = new Dictionary<string, string>();

    /// <summary>Which tags hold role, team and the like.</summary>
    public HostTagKeys TagKeys { get; init; } = new();

    /// <summary>Throws unless every option is in its range.</summary>
    /// <exception cref="OptionsValidationException">Names each option that is not.</exception>
    internal void Validate()
    {
        var failures = new OptionFailures();
        failures.Check(string.IsNullOrEmpty(Path) != Address is null, "Give either Path or Address.");
        failures.Check(Address is null or { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" }, "Address must be an http or https address; who asks is said by UserName and Password, not in it.");
        failures.Check(Address is not null || (UserName is null && Password is null), "UserName and Password go with Address.");
        failures.Check(UserName is null == Password is null, "UserName and Password go together.");
        failures.Check(RequestTimeout >= TimeSpan.FromSeconds(1) && RequestTimeout <= TimeSpan.FromMinutes(10), $"RequestTimeout must be one second to ten minutes, not {RequestTimeout}.");
        failures.Check(ServerCertificate.Objection() is null, $"ServerCertificate: {ServerCertificate.Objection()}");
        failures.ThrowIfAny<TerraformFetcherOptions>();
    }
}
