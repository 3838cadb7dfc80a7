using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Hosts: source, labels, phase and conditions follow from what was observed and from what operators want.</summary>
internal sealed class HostSyncPolicy(ProviderSyncOptions options) : SyncPolicy<V1Host>
{
    public override V1Host Observed(V1Host observation, V1Host? current, DateTimeOffset now)
    {
        var spec = (observation.Spec ?? new V1HostSpec()) with { Source = options.Source };
        var provider = (observation.Status?.Provider ?? new V1HostStatusProvider()) with { FirstSeen = current?.Status?.Provider?.FirstSeen ?? HostConditions.WholeSecond(now) };
        var host = observation with
        {
            Spec = spec,
            Metadata = (observation.Metadata ?? new ObjectMeta()) with { Labels = HostLabelSet.Of(observation, options.Labels) },
        };
        var phase = HostPhase.Of(provider.State, current?.Spec ?? spec);
        return host with
        {
            Status = (observation.Status ?? new V1HostStatus()) with
            {
                Provider = provider,
                Phase = phase,
                Conditions =
                [
                    HostConditions.Observed(current, now),
                    HostConditions.InService(phase, provider, current, now),
                    .. HostConditions.Kept(current, HostConditions.LabelsAppliedType),
                ],
            },
        };
    }

    public override V1Host? Missing(V1Host current, DateTimeOffset now)
    {
        var provider = current.Status?.Provider ?? new V1HostStatusProvider();
        if (provider.MissingSince is not null)
        {
            return null;
        }

        provider = provider with { MissingSince = HostConditions.WholeSecond(now) };
        return new V1Host
        {
            Metadata = new ObjectMeta { Name = current.Metadata?.Name },
            Status = new V1HostStatus
            {
                Provider = provider,
                Hardware = current.Status?.Hardware,
                Phase = V1HostStatusPhase.Missing,
                Conditions =
                [
                    HostConditions.NotObserved(options.Source, current, now),
                    HostConditions.InService(V1HostStatusPhase.Missing, provider, current, now),
                    .. HostConditions.Kept(current, HostConditions.LabelsAppliedType),
                ],
            },
        };
    }

    public override V1Host? WithHeldFields(V1Host observation, IReadOnlyList<string> held, DateTimeOffset now)
    {
        var status = observation.Status ?? new V1HostStatus();
        var others = (status.Conditions ?? []).Where(condition => condition.Type != HostConditions.LabelsAppliedType);
        return observation with { Status = status with { Conditions = [.. others, HostConditions.LabelsApplied(held, observation, now)] } };
    }

    public override bool StatusIsCurrent(V1Host desired, V1Host current)
        => Equals(desired.Status?.Provider, current.Status?.Provider)
            && Equals(desired.Status?.Hardware, current.Status?.Hardware)
            && desired.Status?.Phase == current.Status?.Phase
            && (desired.Status?.Conditions ?? []).All(condition => condition == HostConditions.Find(current, condition.Type));
}
