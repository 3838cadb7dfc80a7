using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

/// <summary>Installs kinds.</summary>
internal static class Installation
{
    /// <summary>Creates a definition, or brings an old one up to date, and waits until its kind is served.</summary>
    public static async Task InstallAsync(
        this ResourceClient<Loose<Definitions>> definitions,
        Loose<Definitions> definition,
        CancellationToken cancellationToken)
    {
        var installed = await definitions.FindAsync(definition.Name, cancellationToken) is null
            ? await definitions.CreateAsync(definition, cancellationToken: cancellationToken)
            : await definitions.PatchAsync(
                definition.Name,
                Patch.Json().Replace("/spec/versions", definition["spec.versions"]),
                cancellationToken: cancellationToken);
        await definitions.WaitForEstablishedAsync(installed, cancellationToken);
    }

    public static async Task WaitForEstablishedAsync(
        this ResourceClient<Loose<Definitions>> definitions,
        Loose<Definitions> definition,
        CancellationToken cancellationToken)
    {
        if (IsEstablished(definition))
        {
            return;
        }

        var watch = new WatchOptions
        {
            FieldSelector = $"metadata.name={definition.Name}",
            ResourceVersion = definition.ResourceVersion,
            Timeout = TimeSpan.FromSeconds(30),
        };
        await definitions.WatchAsync(watch, cancellationToken).FirstAsync(one => IsEstablished(one.Object), cancellationToken);
    }

    public static bool IsEstablished(Loose<Definitions> definition) => definition["status.conditions"] is JsonArray conditions
        && conditions.Any(condition => (string?)condition?["type"] is "Established" && (string?)condition["status"] is "True");
}
