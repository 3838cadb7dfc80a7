namespace KubeInventory.Embedded.Resources;

/// <summary>All resources that are served at one moment. Immutable.</summary>
internal sealed class ResourceCatalog
{
    private readonly Dictionary<(string Group, string Version, string Plural), ServedResource> _resources;

    public ResourceCatalog(IEnumerable<ServedResource> resources)
    {
        _resources = resources.ToDictionary(resource => (resource.Group, resource.Version, resource.Plural));
        Groups = [.. _resources.Values
            .GroupBy(resource => resource.Group)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ServedGroup(group.Key, group))];
    }

    /// <summary>The groups by name, the core group first.</summary>
    public IReadOnlyList<ServedGroup> Groups { get; }

    public ServedResource? Find(string group, string version, string plural) =>
        _resources.GetValueOrDefault((group, version, plural));

    /// <summary>The resource in the version in which it is stored; if that one is not served, in another.</summary>
    public ServedResource? FindStored(string storedAs) =>
        _resources.Values.Where(resource => resource.StoredAs == storedAs).MaxBy(resource => resource.IsStorageVersion);

    /// <summary>Every resource once.</summary>
    public IEnumerable<ServedResource> Stored => _resources.Values.GroupBy(resource => resource.StoredAs).Select(group => FindStored(group.Key)!);

    public ServedGroup? FindGroup(string group) => Groups.FirstOrDefault(candidate => candidate.Name == group);
}
