using System.Globalization;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Any kind: objects are stored as the fetcher reports them, and absences in annotations.</summary>
/// <param name="isDecommissioned">Whether something must go before a record does, so that it needs a finalizer.</param>
internal sealed class StoredAsReported<TResource>(bool isDecommissioned) : SyncPolicy<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    public override TResource Desired(TResource observation, TResource? current, SyncSituation situation, List<string> warnings)
        => isDecommissioned
            ? observation.WithMetadata((observation.Metadata ?? new ObjectMeta()) with { Finalizers = [.. observation.Metadata?.Finalizers ?? [], SyncKeys.Decommission] })
            : observation;

    public override Absence? AbsenceOf(TResource current)
    {
        var annotations = current.Metadata?.Annotations;
        return DateTimeOffset.TryParse(
                annotations?.GetValueOrDefault(SyncKeys.MissingSince), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
            && int.TryParse(annotations?.GetValueOrDefault(SyncKeys.MissingCycles), CultureInfo.InvariantCulture, out var cycles)
                ? new Absence(since, cycles, IsCertain: false)
                : null;
    }

    public override AbsenceWrite<TResource>? Absent(TResource current, Absence absence, AbsenceState state, SyncSituation situation)
        => AbsenceOf(current) == absence ? null : Annotated(current, new Dictionary<string, string>
        {
            [SyncKeys.MissingSince] = absence.Since.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z",
            [SyncKeys.MissingCycles] = absence.Cycles.ToString(CultureInfo.InvariantCulture),
        });

    public override AbsenceWrite<TResource>? Present(TResource current)
        => current.Metadata?.Annotations?.ContainsKey(SyncKeys.MissingSince) == true ? Annotated(current, null) : null;

    private static AbsenceWrite<TResource> Annotated(TResource current, Dictionary<string, string>? annotations)
    {
        var node = new System.Text.Json.Nodes.JsonObject { ["apiVersion"] = TResource.Definition.ApiVersion, ["kind"] = TResource.Definition.Kind };
        var metadata = new ObjectMeta
        {
            Name = current.Metadata?.Name,
            Namespace = current.Metadata?.Namespace,
            // Never creates the object anew where it is gone.
            Uid = current.Metadata?.Uid,
            Annotations = annotations,
        };
        return new AbsenceWrite<TResource>(ApplyJson.ToModel<TResource>(node).WithMetadata(metadata), IsStatus: false);
    }
}
