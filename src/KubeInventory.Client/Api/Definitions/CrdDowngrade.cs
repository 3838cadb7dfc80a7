namespace KubeInventory.Client;

/// <summary>Finds what clients or objects would lose if a definition became another.</summary>
internal static class CrdDowngrade
{
    private const int MostFields = 5;

    /// <summary>What would be lost, in words; empty if nothing would.</summary>
    public static IReadOnlyList<string> Between(V1CustomResourceDefinition present, V1CustomResourceDefinition future)
    {
        var losses = new List<string>();
        var wanted = (future.Spec?.Versions ?? []).Where(static version => version.Name is not null).ToDictionary(static version => version.Name!, StringComparer.Ordinal);
        foreach (var version in present.Spec?.Versions ?? [])
        {
            if (!wanted.TryGetValue(version.Name!, out var next) || (version.Served == true && next.Served != true))
            {
                if (version.Served == true)
                {
                    losses.Add($"the served version {version.Name}");
                }

                continue;
            }

            losses.AddRange(Fields(version, next));
        }

        if (StorageOf(present) is { } stored && StorageOf(future) is { } storage && VersionPriority.Instance.Compare(stored, storage) < 0)
        {
            losses.Add($"the storage version {stored} (for {storage})");
        }

        return losses;
    }

    private static IEnumerable<string> Fields(V1CustomResourceDefinitionSpecVersion present, V1CustomResourceDefinitionSpecVersion future)
    {
        var lost = SchemaFields.Lost(present.Schema?.OpenAPIV3Schema, future.Schema?.OpenAPIV3Schema).ToList();
        var named = lost.Take(MostFields).Select(path => $"the field {path} of {present.Name}");
        return lost.Count > MostFields ? named.Append($"{lost.Count - MostFields} more fields of {present.Name}") : named;
    }

    private static string? StorageOf(V1CustomResourceDefinition definition) =>
        definition.Spec?.Versions?.FirstOrDefault(static version => version.Storage == true)?.Name;
}
