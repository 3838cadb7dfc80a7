namespace KubeInventory.Embedded.Apply;

/// <summary>Keeps <c>managedFields</c> short: the oldest of many managers that update become one.</summary>
internal static class AncientChanges
{
    private const string Name = "ancient-changes";
    private const int MaxUpdaters = 10;

    /// <summary>Merges updaters, oldest first and each version by itself, until there are no more than ten.</summary>
    public static void Merge(ManagedFields managed)
    {
        var updaters = managed
            .Where(entry => entry.Key.Operation is ManagerOperation.Update)
            .OrderBy(entry => entry.Value.Time?.ToUnixTimeSeconds() ?? 0)
            .ThenBy(entry => entry.Key.SortKey, StringComparer.Ordinal)
            .ToList();

        var oldest = new Dictionary<string, ManagerIdentity>();
        var surplus = updaters.Count - MaxUpdaters;
        foreach (var (manager, entry) in updaters)
        {
            if (surplus <= 0)
            {
                return;
            }

            var bucket = ManagerIdentity.Of(Name, ManagerOperation.Update, entry.ApiVersion, subresource: "");
            if (oldest.TryAdd(entry.ApiVersion, manager) || manager == bucket)
            {
                continue;
            }

            if (!managed.TryGetValue(bucket, out var merged))
            {
                managed.Remove(oldest[entry.ApiVersion], out merged);
            }

            managed.Remove(manager);
            managed[bucket] = entry with { Fields = entry.Fields.Union(merged!.Fields) };
            surplus--;
        }
    }
}
