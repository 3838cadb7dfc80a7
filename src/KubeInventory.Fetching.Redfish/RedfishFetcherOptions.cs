using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching.Redfish;

/// <summary>Which management controllers a <see cref="RedfishFetcher"/> asks, and how.</summary>
public sealed record RedfishFetcherOptions
{
    private const int MaxControllers = 512;

    /// <summary>The controllers, 1 to 512; more are divided among several sources.</summary>
    public required IReadOnlyList<RedfishController> Controllers { get; init; }

    /// <summary>As whom to log in, where a controller has no name of its own. Default: null.</summary>
    public string? UserName { get; init; }

    /// <summary>The password, where a controller has none of its own. Default: null.</summary>
    public Secret? Password { get; init; }

    /// <summary>Which certificates count, where a controller does not say. Default: those that the operating system trusts.</summary>
    public CertificateTrust Certificates { get; init; } = new();

    /// <summary>How to log in. Default: <see cref="RedfishAuthentication.Session"/>.</summary>
    public RedfishAuthentication Authentication { get; init; } = RedfishAuthentication.Session;

    /// <summary>Most requests to one controller at once, 1 to 16. Default: 2; many controllers are slow.</summary>
    public int MaxParallelRequests { get; init; } = 2;

    /// <summary>Whether disks are read: one request for each storage controller and each drive. Default: true.</summary>
    public bool ReadsDisks { get; init; } = true;

    /// <summary>Longest time that one request may take, one second to ten minutes. Default: one minute.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Throws unless every option is in its range.</summary>
    /// <exception cref="OptionsValidationException">Names each option that is not.</exception>
    internal void Validate()
    {
        var failures = new OptionFailures(Controllers.SelectMany(controller => controller.Objections()));
        var addressable = !failures.Any;
        failures.Check(Controllers.Count is >= 1 and <= MaxControllers, $"Controllers must be 1 to {MaxControllers}, not {Controllers.Count}.");
        if (addressable)
        {
            foreach (var same in Controllers.GroupBy(controller => controller.ShardName, StringComparer.Ordinal))
            {
                failures.Check(same.Count() == 1, $"Controllers must not have '{same.Key}' twice.");
            }

            foreach (var controller in Controllers)
            {
                var (user, password) = (controller.UserName ?? UserName, controller.Password ?? Password);
                failures.Check(!string.IsNullOrEmpty(user) && password is not null, $"{controller.ShardName} needs UserName and Password, its own or the options'.");
                failures.Check(Authentication is not RedfishAuthentication.Basic || user?.Contains(':', StringComparison.Ordinal) is not true, $"{controller.ShardName}: UserName must be without ':'.");
            }
        }

        failures.Check(Enum.IsDefined(Authentication), $"Authentication must be Session or Basic, not {Authentication}.");
        failures.Check(MaxParallelRequests is >= 1 and <= 16, $"MaxParallelRequests must be 1 to 16, not {MaxParallelRequests}.");
        failures.Check(
            RequestTimeout >= TimeSpan.FromSeconds(1) && RequestTimeout <= TimeSpan.FromMinutes(10),
            $"RequestTimeout must be one second to ten minutes, not {RequestTimeout}.");
        failures.Check(Certificates.Objection() is null, $"Certificates: {Certificates.Objection()}");
        failures.ThrowIfAny<RedfishFetcherOptions>();
    }
}
