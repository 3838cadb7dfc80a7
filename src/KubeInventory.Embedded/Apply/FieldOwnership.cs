using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Apply;

/// <summary>The rules of ownership, free of names and times: who owns what after a write, and what a new configuration removes.</summary>
/// <param name="type">How the fields of the objects are owned.</param>
/// <param name="ignored">Fields that the endpoint does not write, so that nobody comes to own them there.</param>
internal sealed class FieldOwnership(FieldType type, FieldSet ignored)
{
    /// <summary>
    /// Takes what a write changed from all managers, and what it removed; returns what it wrote.
    /// </summary>
    public FieldSet Take(JsonObject live, JsonObject written, ManagedFields managed)
    {
        var comparison = ObjectComparer.Compare(live, written, type).ExceptBelow(ignored);
        managed.ChangeAll((_, fields) => fields.Except(comparison.Written).Except(comparison.Removed));
        return comparison.Written;
    }

    /// <summary>
    /// Merges a configuration into an object, removes what the manager applied before and nobody has any more,
    /// and makes the manager own what it applies.
    /// </summary>
    /// <param name="live">The object before.</param>
    /// <param name="applied">The configuration.</param>
    /// <param name="managed">Who owns what; changed unless there are conflicts.</param>
    /// <param name="manager">Who applies; has an entry already if it did so before.</param>
    /// <param name="apiVersion">The version that the configuration is in.</param>
    /// <param name="conflicts">The fields that would change although others own them.</param>
    public JsonObject Apply(
        JsonObject live,
        JsonObject applied,
        ManagedFields managed,
        ManagerIdentity manager,
        string apiVersion,
        out List<ApplyConflict> conflicts)
    {
        var last = managed.GetValueOrDefault(manager);
        var own = FieldSetReader.Read(applied, type).ExceptBelow(ignored);
        managed[manager] = new ManagedEntry(apiVersion, own, last?.Time);

        var merged = ObjectMerger.Merge(live, applied, type);
        merged = last is null || last.Fields.IsEmpty ? merged : Prune(merged, last.Fields, managed);

        var comparison = ObjectComparer.Compare(live, merged, type).ExceptBelow(ignored);
        conflicts = [.. managed
            .Where(entry => entry.Key != manager)
            .OrderBy(entry => entry.Key.SortKey, StringComparer.Ordinal)
            .SelectMany(entry => entry.Value.Fields.Intersect(comparison.Written).Paths.Select(path => new ApplyConflict(entry.Key, path)))];

        managed.ChangeAll((other, fields) => other == manager ? fields : fields.Except(comparison.Written).Except(comparison.Removed));
        return merged;
    }

    private JsonObject Prune(JsonObject merged, FieldSet last, ManagedFields managed)
    {
        var lastNamed = last.WithNamedFields(type);
        var all = FieldSetReader.Read(merged, type).WithNamedFields(type);
        var owned = managed.Values.Aggregate(FieldSet.Empty, (set, entry) => set.Union(entry.Fields)).WithNamedFields(type);

        // Removing a map takes with it what others own there, or nobody does: look which fields would go, and keep those.
        var kept = FieldsWithout(merged, lastNamed).Union(owned);
        var gone = all.Except(FieldsWithout(merged, all.Except(kept)));
        return ItemRemover.Remove(merged, gone.Intersect(lastNamed), type) as JsonObject ?? [];
    }

    private FieldSet FieldsWithout(JsonObject merged, FieldSet removed) =>
        FieldSetReader.Read(ItemRemover.Remove(merged, removed, type), type).WithNamedFields(type);
}
