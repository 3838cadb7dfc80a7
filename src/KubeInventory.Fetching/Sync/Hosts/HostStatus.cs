using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>The fetcher's part of a host's status.</summary>
internal static class HostStatus
{
    private const int MaxPreviousHostnames = 5;

    /// <summary>The status of a host that is reported, whether as living or as terminated.</summary>
    public static V1HostStatus Observed(V1Host host, V1Host? current, SyncSituation situation)
    {
        var known = current?.Status?.Provider;
        var isTerminated = host.Status?.Provider?.State == V1HostStatusProviderState.Terminated;
        // A beginning that lies ahead was taken by a clock that was wrong.
        var since = known?.MissingSince is { } earlier && earlier <= situation.Now ? earlier : situation.Now;
        var provider = (host.Status?.Provider ?? new V1HostStatusProvider()) with
        {
            FirstSeen = known?.FirstSeen ?? situation.Now,
            MissingSince = isTerminated ? since : null,
            MissingCycles = isTerminated ? known?.MissingCycles : null,
        };
        var phase = HostPhase.Of(provider.State, current?.Spec ?? host.Spec ?? new V1HostSpec());
        return (host.Status ?? new V1HostStatus()) with
        {
            Provider = provider,
            Phase = phase,
            PreviousHostnames = PreviousHostnames(host, current),
            Conditions =
            [
                HostConditions.Observed(current, isTerminated, situation),
                HostConditions.InService(phase, provider, current, situation.Now),
                .. HostConditions.Kept(current, HostConditions.LabelsAppliedType),
            ],
        };
    }

    /// <summary>The status of a host that its source no longer reports.</summary>
    public static V1HostStatus Absent(V1Host current, Absence absence, AbsenceState state, SyncSituation situation)
    {
        var status = current.Status ?? new V1HostStatus();
        var provider = (status.Provider ?? new V1HostStatusProvider()) with { MissingSince = absence.Since, MissingCycles = absence.Cycles > 0 ? absence.Cycles : null };
        var isTerminated = provider.State == V1HostStatusProviderState.Terminated;
        var phase = isTerminated ? V1HostStatusPhase.Terminated
            : state == AbsenceState.Missing ? status.Phase ?? V1HostStatusPhase.Unknown
            : V1HostStatusPhase.Missing;
        return Own(status) with
        {
            Provider = provider,
            Phase = phase,
            Conditions =
            [
                isTerminated ? HostConditions.Observed(current, isTerminated, situation) : HostConditions.NotObserved(current, state, situation),
                HostConditions.InService(phase, provider, current, situation.Now),
                .. HostConditions.Kept(current, HostConditions.LabelsAppliedType),
                .. HostConditions.Kept(current, HostConditions.ProviderMismatchType),
            ],
        };
    }

    /// <summary>The status of an absent host whose daemon is alive.</summary>
    public static V1HostStatus Mismatch(V1Host current, string message, SyncSituation situation)
    {
        var status = current.Status ?? new V1HostStatus();
        string?[] kept = ["Observed", "InService", HostConditions.LabelsAppliedType];
        var conditions = (status.Conditions ?? []).Where(condition => kept.Contains(condition.Type));
        return Own(status) with { Conditions = [.. conditions, HostConditions.ProviderMismatch(current, message, situation.Now)] };
    }

    /// <summary>A host that is nothing but its name and a status.</summary>
    public static V1Host Alone(V1Host current, V1HostStatus status)
        => new() { Metadata = new ObjectMeta { Name = current.Metadata?.Name }, Status = status };

    // What the daemon and controllers own is left out: an apply would take it from them.
    private static V1HostStatus Own(V1HostStatus status)
        => new() { Provider = status.Provider, Hardware = status.Hardware, Phase = status.Phase, PreviousHostnames = status.PreviousHostnames };

    private static IReadOnlyList<string>? PreviousHostnames(V1Host host, V1Host? current)
    {
        var known = current?.Status?.PreviousHostnames;
        var isKept = HostConditions.Find(current, HostConditions.LabelsAppliedType)?.Message?.Contains(".spec.hostname", StringComparison.Ordinal) == true;
        if (isKept || current?.Spec?.Hostname is not { } old || host.Spec?.Hostname is not { } now || old == now || current.Spec.Source != host.Spec.Source)
        {
            return known;
        }

        return [.. new[] { old }.Concat(known ?? []).Where(name => name != now).Distinct(StringComparer.Ordinal).Take(MaxPreviousHostnames)];
    }
}
