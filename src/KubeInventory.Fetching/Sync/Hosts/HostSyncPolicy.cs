using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Hosts: source, region, labels, phase and conditions follow from what was observed and from what operators want.</summary>
internal sealed class HostSyncPolicy(ProviderSyncOptions options) : SyncPolicy<V1Host>
{
    private static readonly string[] PlaceLabels = ["kubeinventory.io/cluster", "clusterName", "kubeinventory.io/role", "role"];

    public override V1Host Desired(V1Host observation, V1Host? current, SyncSituation situation, List<string> warnings)
    {
        var tags = HostTags.Fit(observation.Status?.Provider?.Tags, warnings);
        var provider = (observation.Status?.Provider ?? new V1HostStatusProvider()) with { Tags = tags };
        var host = observation with
        {
            Spec = HostSpec.Complete(observation.Spec ?? new V1HostSpec(), provider, situation),
            Status = (observation.Status ?? new V1HostStatus()) with { Provider = provider },
        };
        return host with
        {
            Metadata = (host.Metadata ?? new ObjectMeta()) with
            {
                Labels = HostLabelSet.Of(host, options.Labels, situation.Policy, warnings),
                Finalizers = [SyncKeys.Decommission],
            },
            Status = HostStatus.Observed(host, current, situation),
        };
    }

    public override V1Host? WithHeldFields(V1Host desired, V1Host? current, IReadOnlyList<string> held, SyncSituation situation)
    {
        var status = desired.Status ?? new V1HostStatus();
        var others = (status.Conditions ?? []).Where(condition => condition.Type != HostConditions.LabelsAppliedType);
        return desired with { Status = status with { Conditions = [.. others, HostConditions.LabelsApplied(held, current, situation.Now)] } };
    }

    public override bool HasHeldFields(V1Host current)
        => HostConditions.Find(current, HostConditions.LabelsAppliedType)?.Status == ConditionStatus.False;

    public override bool StatusIsCurrent(V1Host desired, V1Host current)
        => Equals(desired.Status?.Provider, current.Status?.Provider)
            && Equals(desired.Status?.Hardware, current.Status?.Hardware)
            && desired.Status?.Phase == current.Status?.Phase
            && ModelEquality.Equal(desired.Status?.PreviousHostnames, current.Status?.PreviousHostnames)
            && (desired.Status?.Conditions ?? []).All(condition => condition == HostConditions.Find(current, condition.Type))
            && HostConditions.Find(current, HostConditions.ProviderMismatchType) is null
            && (HostConditions.Find(current, HostConditions.PossibleDuplicateType) is null || HostConditions.Find(desired, HostConditions.PossibleDuplicateType) is not null);

    public override string? IdentityOf(V1Host observation) => observation.Spec?.ProviderID;

    public override bool IsTerminated(V1Host observation) => observation.Status?.Provider?.State == V1HostStatusProviderState.Terminated;

    public override string? OwnerOf(V1Host current) => current.Spec?.Source ?? SyncKeys.SourceOf(current);

    public override bool HasAttributes(V1Host current) => current.Status?.Provider?.Tags is { Count: > 0 } || PlaceOf(current).Any();

    public override bool LosesAttributes(V1Host desired, V1Host current)
        => (current.Status?.Provider?.Tags is { Count: > 0 } && desired.Status?.Provider?.Tags is null or { Count: 0 })
            || (PlaceOf(current).Any() && !PlaceOf(desired).Any());

    public override Absence? AbsenceOf(V1Host current)
        => current.Status?.Provider is { MissingSince: { } since } provider
            ? new Absence(since, provider.MissingCycles ?? 0, provider.State == V1HostStatusProviderState.Terminated || current.Spec?.Lifecycle == V1HostSpecLifecycle.Decommissioned)
            : null;

    public override AbsenceWrite<V1Host>? Absent(V1Host current, Absence absence, AbsenceState state, SyncSituation situation)
    {
        var status = HostStatus.Absent(current, absence, state, situation);
        var isStored = status.Provider == current.Status?.Provider
            && status.Phase == current.Status?.Phase
            && (status.Conditions ?? []).All(condition => condition == HostConditions.Find(current, condition.Type));
        return isStored ? null : new AbsenceWrite<V1Host>(HostStatus.Alone(current, status), IsStatus: true);
    }

    public override IReadOnlyList<MachineKey> MachineKeysOf(V1Host resource) => HostMachineKeys.Of(resource);

    public override V1Host WithDoubt(V1Host desired, V1Host? current, string doubt, SyncSituation situation) => desired with
    {
        Status = (desired.Status ?? new V1HostStatus()) with { Conditions = [.. desired.Status?.Conditions ?? [], HostConditions.PossibleDuplicate(current, doubt, situation.Now)] },
    };

    public override V1Host? SecondView(V1Host observation, V1Host current, bool isChanged, SyncSituation situation)
    {
        var note = current.Status?.Sources?.FirstOrDefault(source => source.Name == situation.Source);
        var hardware = SecondHardware.Of(observation.Status?.Hardware, current.Status?.Hardware);
        var isStored = note is not null && note.ProviderID == observation.Spec?.ProviderID && SecondHardware.Has(current.Status?.Hardware, hardware);
        return isStored && !isChanged
            ? null
            : HostStatus.Alone(current, new V1HostStatus
            {
                Sources = [new V1HostStatusSource { Name = situation.Source, ProviderID = observation.Spec?.ProviderID, LastChange = isStored ? note!.LastChange : situation.Now }],
                Hardware = hardware,
            });
    }

    public override bool IsSeenBy(V1Host current, string source) => current.Status?.Sources?.Any(seen => seen.Name == source) == true;

    public override V1Host? WithoutSecondView(V1Host current, SyncSituation situation)
        => IsSeenBy(current, situation.Source) ? HostStatus.Alone(current, new V1HostStatus()) : null;

    public override V1Host? Vetoed(V1Host current, DeletionVeto veto, SyncSituation situation)
        => veto.Reason == DeletionVeto.AgentAlive && HostConditions.Find(current, HostConditions.ProviderMismatchType) is null
            ? HostStatus.Alone(current, HostStatus.Mismatch(current, veto.Message, situation))
            : null;

    public override DeletionVeto? Veto(V1Host current)
        => current.Spec?.Maintenance?.Mode == V1HostSpecMaintenanceMode.Maintenance
            ? new DeletionVeto("InMaintenance", "Hosts in maintenance are not deleted before they leave it.")
            : current.Status?.Operation?.Uid is not null
                ? new DeletionVeto("OperationInProgress", "Hosts are not deleted while an operation on them is in progress.")
                : current.Status?.Sources?.Any(source => source.Name != current.Spec?.Source) == true
                    ? new DeletionVeto("SeenElsewhere", "Another source still reports these machines.")
                    : null;

    // The labels tell what this fetcher reported; the fields may be an operator's.
    private static IEnumerable<string> PlaceOf(V1Host host) => PlaceLabels.Where(label => host.Metadata?.Labels?.ContainsKey(label) == true);
}
