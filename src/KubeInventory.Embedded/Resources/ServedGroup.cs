using KubeInventory.Client;

namespace KubeInventory.Embedded.Resources;

/// <summary>An API group with its versions, the preferred one first.</summary>
internal sealed class ServedGroup(string name, IEnumerable<ServedResource> resources)
{
    public string Name { get; } = name;

    public IReadOnlyList<ServedVersion> Versions { get; } = [.. resources
        .GroupBy(resource => resource.Version)
        .OrderBy(version => version.Key, VersionPriority.Instance)
        .Select(version => new ServedVersion(version.Key, [.. version.OrderBy(resource => resource.Plural, StringComparer.Ordinal)]))];

    public ServedVersion? Find(string version) => Versions.FirstOrDefault(candidate => candidate.Name == version);
}

/// <summary>A version of a group with its resources by name.</summary>
internal sealed record ServedVersion(string Name, IReadOnlyList<ServedResource> Resources);
