using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Apply;

/// <summary>Applies configurations to the objects of one endpoint, and tracks who owns which of their fields. Immutable.</summary>
/// <remarks>
/// Objects passed in are left as they are. What is returned has <c>metadata.managedFields</c> and nothing else of what a server adds:
/// defaults, generation and the like come after this.
/// Source: KEP-555 and the structured-merge-diff library of Kubernetes.
/// </remarks>
internal sealed class ServerSideApply
{
    private readonly ApplyTarget _target;
    private readonly FieldOwnership _ownership;
    private readonly LastApplied _lastApplied;

    public ServerSideApply(ApplyTarget target)
    {
        _target = target;
        _ownership = new FieldOwnership(target.Type, target.Ignored);
        _lastApplied = new LastApplied(target);
    }

    /// <summary>Merges a configuration into an object.</summary>
    /// <param name="live">The stored object; an empty one where the apply creates it.</param>
    /// <param name="applied">The configuration: all that the manager has to say about the object.</param>
    /// <param name="manager">The field manager.</param>
    /// <param name="force">Whether to take fields away from other managers instead of reporting conflicts.</param>
    /// <param name="now">The time of the request.</param>
    public ApplyResult Apply(JsonObject live, JsonObject applied, string manager, bool force, DateTimeOffset now)
    {
        if (Refuse(applied) is { } refusal)
        {
            return new ApplyResult.Refused(refusal);
        }

        if (!ManagedFields.TryRead(live.ManagedFieldsList(), out var managed))
        {
            return new ApplyResult.Unfit("failed to decode managed fields");
        }

        if (TypeChecker.Check(applied, _target.Type) is { } complaint)
        {
            return new ApplyResult.Unfit($"failed to create typed patch object ({_target.Describe(applied)}): {complaint}");
        }

        var before = live.WithoutManagedFields();
        if (managed.Count == 0)
        {
            // What nobody was tracked for belongs to a manager of its own, so that applying less than that removes nothing.
            Track([], before, managed, "before-first-apply", now);
        }

        managed = _target.Reconcile(managed);
        var owner = _target.Identify(manager, ManagerOperation.Apply);
        var owned = new ManagedFields(managed);
        var merged = _ownership.Apply(before, applied, owned, owner, _target.ApiVersion, out var conflicts);
        if (conflicts.Count > 0 && !force && !_lastApplied.Permits(manager, before, ref conflicts))
        {
            return new ApplyResult.Conflicting(conflicts);
        }

        // One that changes nothing keeps its time, and has none if it is new.
        Strip(owned, owner, JsonNode.DeepEquals(before, merged) ? managed.GetValueOrDefault(owner)?.Time : now);
        LastApplied.Refresh(manager, merged, applied);
        return new ApplyResult.Merged(merged.WithManagedFields(owned));
    }

    /// <summary>Makes the manager own what a create, replace or patch changed. Call it before anything else changes the object.</summary>
    /// <param name="live">The stored object; an empty one for a create.</param>
    /// <param name="written">The object to be stored, with the managedFields of the request.</param>
    /// <param name="manager">The field manager.</param>
    /// <param name="now">The time of the request.</param>
    /// <returns>A copy of <paramref name="written"/> with the managedFields to store.</returns>
    public JsonObject TrackUpdate(JsonObject live, JsonObject written, string manager, DateTimeOffset now)
    {
        var managed = _target.DecodeForUpdate(live, written);
        var isUntracked = managed.Count == 0 && live.Uid() is not null;
        var after = written.WithoutManagedFields();
        if (!isUntracked)
        {
            managed = _target.Reconcile(managed);
            Track(live.WithoutManagedFields(), after, managed, manager, now);
            AncientChanges.Merge(managed);
        }

        return after.WithManagedFields(managed);
    }

    private string? Refuse(JsonObject applied)
    {
        var (apiVersion, kind) = (applied.Text("apiVersion") ?? "", applied.Text("kind") ?? "");
        if (apiVersion != _target.ApiVersion || kind != _target.Kind)
        {
            var groupVersion = apiVersion.Contains('/', StringComparison.Ordinal) ? apiVersion : $"/{apiVersion}";
            return $"invalid object type: {groupVersion}, Kind={kind}";
        }

        return applied.ManagedFieldsList() is null ? null : "metadata.managedFields must be nil";
    }

    private void Track(JsonObject live, JsonObject written, ManagedFields managed, string manager, DateTimeOffset now)
    {
        var owner = _target.Identify(manager, ManagerOperation.Update);
        var taken = _ownership.Take(live, written, managed).Except(ServerFields.Set);
        if (!taken.IsEmpty)
        {
            var own = managed.GetValueOrDefault(owner)?.Fields ?? FieldSet.Empty;
            managed[owner] = new ManagedEntry(_target.ApiVersion, own.Union(taken), now);
        }
    }

    private static void Strip(ManagedFields managed, ManagerIdentity owner, DateTimeOffset? time)
    {
        if (managed.TryGetValue(owner, out var entry))
        {
            managed.Set(owner, entry with { Fields = entry.Fields.Except(ServerFields.Set), Time = time });
        }
    }
}
