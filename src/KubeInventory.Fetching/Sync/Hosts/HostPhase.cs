namespace KubeInventory.Fetching;

/// <summary>One word for people: what the provider says, unless an operator has taken the machine out of service.</summary>
internal static class HostPhase
{
    public static V1HostStatusPhase Of(V1HostStatusProviderState? state, V1HostSpec spec)
    {
        if (state == V1HostStatusProviderState.Terminated)
        {
            return V1HostStatusPhase.Terminated;
        }

        if (spec.Maintenance?.Mode == V1HostSpecMaintenanceMode.Maintenance)
        {
            return V1HostStatusPhase.Maintenance;
        }

        return state == V1HostStatusProviderState.Running ? V1HostStatusPhase.Active
            : state == V1HostStatusProviderState.Pending ? V1HostStatusPhase.Pending
            : state == V1HostStatusProviderState.Stopping || state == V1HostStatusProviderState.Stopped ? V1HostStatusPhase.Stopped
            : V1HostStatusPhase.Unknown;
    }
}
