namespace KubeInventory.Client;

/// <summary>Makes an API server serve kinds: applies their CustomResourceDefinitions and waits until they are served.</summary>
/// <remarks>
/// Safe to run again and from several programs at once; a definition that is right already is left as it is. A program that is older than what
/// the server has does not take it back: see <see cref="CrdInstallerOptions.AllowDowngrade"/>.
/// </remarks>
/// <param name="connection">A connection that may read and write CustomResourceDefinitions.</param>
/// <param name="options">What it may do. Default: no downgrade, and 30 seconds.</param>
/// <param name="timeProvider">The clock of waits. Default: the system's.</param>
/// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
public sealed class CrdInstaller(KubeConnection connection, CrdInstallerOptions? options = null, TimeProvider? timeProvider = null)
{
    private const string FieldManager = "kubeinventory-crd-installer";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly ResourceClient<V1CustomResourceDefinition> _definitions = new(connection);
    private readonly CrdInstallerOptions _options = Valid(options ?? new CrdInstallerOptions());
    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;

    /// <summary>
    /// Applies the definitions as their text stands, and waits until each is established. All are checked before the first is applied.
    /// </summary>
    /// <exception cref="KubeApiException">The server refuses a definition; the message names the field.</exception>
    /// <exception cref="CrdInstallException">
    /// A definition lacks a version in which objects are stored, or something else that the server's has, or its names belong to another.
    /// </exception>
    /// <exception cref="TimeoutException">A definition is not served in time.</exception>
    public async Task InstallAsync(IEnumerable<CustomResourceDefinitionManifest> manifests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        var all = manifests.ToList();
        foreach (var manifest in all)
        {
            await CheckAsync(manifest, cancellationToken).ConfigureAwait(false);
        }

        foreach (var manifest in all)
        {
            await ApplyAsync(manifest, isDryRun: false, cancellationToken).ConfigureAwait(false);
        }

        foreach (var manifest in all)
        {
            await WaitUntilEstablishedAsync(manifest.Name, cancellationToken).ConfigureAwait(false);
        }
    }

    private static CrdInstallerOptions Valid(CrdInstallerOptions options)
    {
        options.Validate();
        return options;
    }

    private Task<V1CustomResourceDefinition> ApplyAsync(CustomResourceDefinitionManifest manifest, bool isDryRun, CancellationToken cancellationToken)
    {
        var options = new ApplyOptions { FieldManager = FieldManager, Force = true, DryRun = isDryRun };
        return _definitions.ApplyManifestAsync(manifest.Name, manifest.Yaml, options, cancellationToken);
    }

    // The server merges the manifest with what others own in the definition, so that it alone can say what will be.
    private async Task CheckAsync(CustomResourceDefinitionManifest manifest, CancellationToken cancellationToken)
    {
        var present = await _definitions.FindAsync(manifest.Name, cancellationToken).ConfigureAwait(false);
        if (present is null)
        {
            return;
        }

        V1CustomResourceDefinition future;
        try
        {
            future = await ApplyAsync(manifest, isDryRun: true, cancellationToken).ConfigureAwait(false);
        }
        catch (KubeApiException e) when (StoredVersionIn(e, present) is { } version)
        {
            throw new CrdInstallException(manifest.Name, StoredAdvice(manifest.Name, version), e);
        }

        if (!_options.AllowDowngrade && CrdDowngrade.Between(present, future) is { Count: > 0 } losses)
        {
            throw new CrdInstallException(
                manifest.Name,
                $"the server has a newer definition than this program; installing this one would take away {string.Join(", ", losses)}. "
                + $"Update the program, or set {nameof(CrdInstallerOptions)}.{nameof(CrdInstallerOptions.AllowDowngrade)} if that is what you want.");
        }
    }

    private static string? StoredVersionIn(KubeApiException refusal, V1CustomResourceDefinition present) => refusal.Reason is StatusReason.Invalid
        ? (present.Status?.StoredVersions ?? [])
            .Where((_, index) => refusal.Status.Details?.Causes?.Any(cause => cause.Field == $"status.storedVersions[{index}]") == true)
            .FirstOrDefault()
        : null;

    private static string StoredAdvice(string name, string version) =>
        $"this definition lacks the version {version}, in which the server may still have objects (status.storedVersions), and would make them unreadable. "
        + $"Keep {version} in it (served: false is enough) until all objects are written anew in the version that is stored now, such as by "
        + $"'kubectl get {name} -A -o json | kubectl replace -f -'; then remove {version} from status.storedVersions and install again.";

    private async Task WaitUntilEstablishedAsync(string name, CancellationToken cancellationToken)
    {
        var start = _timeProvider.GetTimestamp();
        while (true)
        {
            var conditions = (await _definitions.GetAsync(name, cancellationToken).ConfigureAwait(false)).Status?.Conditions ?? [];
            if (conditions.Any(condition => condition.Type == "Established" && condition.Status == ConditionStatus.True))
            {
                return;
            }

            if (conditions.FirstOrDefault(condition => condition.Type == "NamesAccepted" && condition.Status == ConditionStatus.False) is { } refused)
            {
                throw new CrdInstallException(name, $"it is not served: {refused.Message}. Rename the kind, or delete the definition that has its names.");
            }

            if (_timeProvider.GetElapsedTime(start) > _options.Timeout)
            {
                throw new TimeoutException($"{name} is not served after {_options.Timeout.TotalSeconds} seconds; 'kubectl describe crd {name}' says why.");
            }

            await Task.Delay(PollInterval, _timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
