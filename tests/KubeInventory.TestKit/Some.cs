using KubeInventory.Client;

namespace KubeInventory.TestKit;

/// <summary>Objects that are right in every respect; a test changes what it is about.</summary>
public static class Some
{
    /// <summary>A host as a fetcher reports it.</summary>
    public static V1Host Host(string name) => new()
    {
        Metadata = new ObjectMeta { Name = name },
        Spec = new V1HostSpec { ProviderID = $"static://test/{name}", Provider = "static", Region = "eu", Role = "log", Hostname = $"{name}.example.net" },
        Status = new V1HostStatus { Provider = new V1HostStatusProvider { Id = name, State = V1HostStatusProviderState.Running } },
    };

    /// <summary>The host of the first public talk about this inventory, as kubectl showed it there.</summary>
    public static V1Host SlideHost() => new()
    {
        Metadata = new ObjectMeta
        {
            Name = "fra-sl-23337",
            Labels = new Dictionary<string, string>
            {
                ["availabilityZone"] = "bcr01.fra03",
                ["clusterName"] = "eu-dcos-cluster",
                ["env"] = "production",
                ["os"] = "coreos",
                ["provider"] = "softlayer",
                ["region"] = "eu",
                ["role"] = "log",
                ["sla"] = "high_priority",
            },
        },
        Spec = new V1HostSpec { ProviderID = "ibm-sl://nr/hardware/23337", Hostname = "dcos-23337.nr-ops.net" },
    };
}
