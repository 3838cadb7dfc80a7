namespace KubeInventory.Ansible;

internal static class HostMaintenance
{
    /// <summary>Whether an operator wants the host out of service, or it is.</summary>
    public static bool IsInMaintenance(this V1Host host)
        => host.Spec?.Maintenance?.Mode == V1HostSpecMaintenanceMode.Maintenance || host.Status?.Phase == V1HostStatusPhase.Maintenance;
}
