namespace KubeInventory.TestKit;

/// <summary>One change of one object.</summary>
internal sealed record SimulatedEvent(string Type, SimulatedLease Lease)
{
    public string Line => $"{{\"type\":\"{Type}\",\"object\":{Lease.Json}}}\n";
}
