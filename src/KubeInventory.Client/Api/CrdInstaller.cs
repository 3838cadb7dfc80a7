namespace KubeInventory.Client;

/// <summary>Makes an API server serve kinds: applies their CustomResourceDefinitions and waits until they are served.</summary>
/// <remarks>Safe to run again and from several programs at once; a definition that is right already is left as it is.</remarks>
/// <param name="connection">A connection that may write CustomResourceDefinitions.</param>
/// <param name="timeProvider">The clock of waits. Default: the system's.</param>
public sealed class CrdInstaller(KubeConnection connection, TimeProvider? timeProvider = null)
{
    private const string FieldManager = "kubeinventory-crd-installer";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ResourceClient<V1CustomResourceDefinition> _definitions = new(connection);
    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;

    /// <summary>Applies the definitions as their text stands, and waits until each is established, at most 30 seconds.</summary>
    /// <exception cref="KubeApiException">The server refuses a definition; the message names the field.</exception>
    /// <exception cref="InvalidOperationException">The names of a kind are taken by another definition.</exception>
    /// <exception cref="TimeoutException">A definition is not served in time.</exception>
    public async Task InstallAsync(IEnumerable<CustomResourceDefinitionManifest> manifests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        var options = new ApplyOptions { FieldManager = FieldManager, Force = true };
        List<string> names = [];
        foreach (var manifest in manifests)
        {
            await _definitions.ApplyManifestAsync(manifest.Name, manifest.Yaml, options, cancellationToken).ConfigureAwait(false);
            names.Add(manifest.Name);
        }

        foreach (var name in names)
        {
            await WaitUntilEstablishedAsync(name, cancellationToken).ConfigureAwait(false);
        }
    }

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
                throw new InvalidOperationException($"{name} is not served: {refused.Message}");
            }

            if (_timeProvider.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException($"{name} is not served after {Patience.TotalSeconds} seconds; 'kubectl describe crd {name}' says why.");
            }

            await Task.Delay(PollInterval, _timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
