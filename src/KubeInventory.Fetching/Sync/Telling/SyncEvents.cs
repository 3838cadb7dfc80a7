using System.Globalization;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Tells in Events what a cycle has changed: on the source, and on objects where they are few. A cycle that changes nothing tells nothing.</summary>
internal sealed class SyncEvents<TResource>(EventRecorder recorder)
    where TResource : class, IKubernetesResource<TResource>
{
    private const string Action = "Sync";

    // What each condition of a source says when all is well.
    private static readonly Dictionary<string, ConditionStatus> Well = new(StringComparer.Ordinal)
    {
        ["Synced"] = ConditionStatus.True,
        ["Complete"] = ConditionStatus.True,
        ["DeletionBlocked"] = ConditionStatus.False,
        ["Throttled"] = ConditionStatus.False,
    };

    public void Tell(V1ProviderSource source, V1ProviderSourceStatus now, SyncOutcome outcome, SyncChanges<TResource> changes)
    {
        Tell(source, "Created", "reported for the first time", changes.Created);
        Tell(source, "Retired", "taken for gone", changes.Retired);
        Tell(source, "Deleted", "gone for long, and deleted", changes.Deleted);
        TellWarnings(source, outcome.Warnings);
        foreach (var condition in now.Conditions ?? [])
        {
            TellCondition(source, condition, now);
        }
    }

    private void Tell(V1ProviderSource source, string reason, string what, ChangedObjects<TResource> changed)
    {
        if (changed.Count == 0)
        {
            return;
        }

        recorder.Normal(source, reason, Action, Summary(changed.Count, what, changed.First.Select(resource => resource.Metadata?.Name)));
        foreach (var resource in changed.Count <= ChangedObjects<TResource>.MostKept ? changed.First : [])
        {
            recorder.Normal(resource, reason, Action, $"Source {source.Metadata?.Name}: {what}.");
        }
    }

    private void TellWarnings(V1ProviderSource source, IReadOnlyList<SyncProblem> warnings)
    {
        var byName = warnings.GroupBy(warning => warning.Name, StringComparer.Ordinal).ToList();
        if (byName.Count > ChangedObjects<TResource>.MostKept)
        {
            recorder.Warning(source, "StoredOtherwise", Action, Summary(byName.Count, "stored otherwise than reported", byName.Select(group => group.Key)));
            return;
        }

        foreach (var group in byName)
        {
            recorder.Warning(Named(group.Key), "StoredOtherwise", Action, string.Join(' ', group.Select(warning => warning.Message)));
        }
    }

    private void TellCondition(V1ProviderSource source, Condition condition, V1ProviderSourceStatus now)
    {
        var before = source.Status?.Conditions?.FirstOrDefault(last => last.Type == condition.Type);
        var isWell = condition.Status == Well.GetValueOrDefault(condition.Type!);
        var isNewSet = condition.Type == "DeletionBlocked" && now.BlockedSet is not null && now.BlockedSet != source.Status?.BlockedSet;
        if ((before is null && isWell) || (before?.Status == condition.Status && before?.Reason == condition.Reason && !isNewSet))
        {
            return;
        }

        if (isWell)
        {
            recorder.Normal(source, condition.Reason!, Action, condition.Message!);
        }
        else
        {
            recorder.Warning(source, condition.Reason!, Action, condition.Message!);
        }
    }

    private static string Summary(int count, string what, IEnumerable<string?> names)
    {
        var first = names.Take(ChangedObjects<TResource>.MostKept).ToList();
        var rest = count - first.Count;
        return string.Create(CultureInfo.InvariantCulture, $"{count} {what}: {string.Join(", ", first)}{(rest > 0 ? $" and {rest} more" : "")}.");
    }

    private static TResource Named(string name)
    {
        var header = new System.Text.Json.Nodes.JsonObject { ["apiVersion"] = TResource.Definition.ApiVersion, ["kind"] = TResource.Definition.Kind };
        return ApplyJson.ToModel<TResource>(header).WithMetadata(new ObjectMeta { Name = name });
    }
}
