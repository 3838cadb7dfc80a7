using System;
using System.Collections.Generic;
using System.Linq;

namespace KubeInventory.Generator.Model;

/// <summary>What the manifests of a project must agree on: who is left out, and the names of their properties.</summary>
/// <param name="Namespace">Namespace of the class that holds them.</param>
/// <param name="Members">The manifests that stay, by name.</param>
internal sealed record ManifestPlan(string Namespace, EquatableArray<ManifestMember> Members)
{
    public static ManifestPlan Make(IEnumerable<ManifestKey> manifests, ProjectModel project, Func<IReadOnlyList<ManifestKey>, IReadOnlyList<string>> names)
    {
        var sorted = manifests.GroupBy(static manifest => manifest.Name, StringComparer.OrdinalIgnoreCase)
            .Select(static same => same.OrderBy(static manifest => manifest.Path, StringComparer.Ordinal).First())
            .OrderBy(static manifest => manifest.Name, StringComparer.Ordinal)
            .ToList();
        return new ManifestPlan(
            project.Namespace, sorted.Zip(names(sorted), static (key, name) => new ManifestMember(key, name)).ToEquatableArray());
    }

    /// <summary>The manifest with the name of its property, or null if another file defines the same.</summary>
    public PlannedManifest? Apply(ManifestModel manifest) =>
        Members.FirstOrDefault(member => member.Key == manifest.Key) is { } found
            ? new PlannedManifest(manifest, found.Name, Namespace)
            : null;
}

/// <summary>A manifest and the name of its property.</summary>
internal sealed record ManifestMember(ManifestKey Key, string Name);

/// <summary>A manifest whose place is final.</summary>
internal sealed record PlannedManifest(ManifestModel Manifest, string Member, string Namespace);
