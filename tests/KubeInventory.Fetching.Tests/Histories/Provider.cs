using System.Runtime.CompilerServices;
using KubeInventory.Client;

namespace KubeInventory.Fetching.Histories;

/// <summary>A machine as it really is.</summary>
internal sealed record Machine(string Name, string Shard, string Role)
{
    /// <summary>Whether the provider reports it as one that is gone; it is, then.</summary>
    public bool IsTerminated { get; init; }

    /// <summary>Until when the provider's answers lack it, though it is there.</summary>
    public TimeSpan HiddenUntil { get; init; }
}

/// <summary>How the next fetch goes wrong.</summary>
internal enum Fault
{
    None,
    Breaks,
    Throttled,
    Empty,
    WithoutTags,
    Doubled,
    Unreadable,
}

/// <summary>A provider with two sites, that tells the truth, not all of it, or breaks.</summary>
internal sealed class Provider(HistoryClock clock) : IProviderFetcher<V1Host>
{
    public static readonly IReadOnlyList<FetchShard> Sites = [new("north"), new("south")];

    public Dictionary<string, Machine> Machines { get; } = new(StringComparer.Ordinal);

    public Fault Fault { get; set; }

    /// <summary>The site that the fault is about.</summary>
    public string FaultySite { get; set; } = "";

    public ValueTask<IReadOnlyList<FetchShard>> ListShardsAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Sites);

    public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var fault = shard.Name == FaultySite ? Fault : Fault.None;
        var count = 0;
        foreach (var machine in Machines.Values.Where(machine => machine.Shard == shard.Name && machine.HiddenUntil <= clock.Elapsed))
        {
            if (fault == Fault.Empty)
            {
                yield break;
            }

            if (count++ > 0 && fault == Fault.Breaks)
            {
                throw new FetchException(FetchFailure.Unreachable, "page 2 is lost");
            }

            yield return fault == Fault.Unreadable && count == 1
                ? Fetched.Unreadable<V1Host>(machine.Name, "odd")
                : Host(machine, withTags: fault != Fault.WithoutTags);
            if (fault == Fault.Doubled)
            {
                yield return Host(machine, withTags: true);
            }
        }

        if (fault is Fault.Breaks or Fault.Throttled)
        {
            throw new FetchException(FetchFailure.Throttled, "slower, please") { RetryAfter = TimeSpan.FromSeconds(30) };
        }
    }

    private static V1Host Host(Machine machine, bool withTags) => new()
    {
        Metadata = new ObjectMeta { Name = machine.Name },
        Spec = new V1HostSpec { ProviderID = $"test:///{machine.Name}", Provider = "test", Role = withTags ? machine.Role : null, Zone = machine.Shard },
        Status = new V1HostStatus
        {
            Provider = new V1HostStatusProvider
            {
                Id = machine.Name,
                State = machine.IsTerminated ? V1HostStatusProviderState.Terminated : V1HostStatusProviderState.Running,
                Tags = withTags ? new Dictionary<string, string> { ["role"] = machine.Role } : null,
            },
        },
    };
}
