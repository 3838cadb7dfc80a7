using KubeInventory.Client;

namespace KubeInventory.TestKit;

/// <summary>A subscriber that rebuilds the content from changes alone, and notices where they do not fit together.</summary>
internal sealed class ChangeReplay(string name)
{
    private readonly Dictionary<ObjectKey, V1Lease> _seen = [];

    /// <summary>The first change that did not fit; null if all did.</summary>
    public string? Fault { get; private set; }

    public IEnumerable<string> Content => _seen.Values.Select(Describe).Order(StringComparer.Ordinal);

    public static string Describe(V1Lease lease) => $"{lease.Metadata!.Name}@{lease.Metadata.ResourceVersion}";

    public async Task FollowAsync(IAsyncEnumerable<ResourceChange<V1Lease>> changes, Func<Task> pause)
    {
        await foreach (var change in changes)
        {
            Apply(change);
            await pause();
        }
    }

    public async Task FollowAsync(IAsyncEnumerable<IReadOnlyList<ResourceChange<V1Lease>>> batches)
    {
        var count = 0;
        await foreach (var batch in batches)
        {
            Check(batch.Count > 0 || count == 0, "an empty batch that is not the first");
            Check(count > 0 || batch.All(change => change.Type is ResourceChangeType.Added), "a first batch with more than additions");
            foreach (var change in batch)
            {
                Apply(change);
            }

            count++;
        }
    }

    private void Apply(ResourceChange<V1Lease> change)
    {
        var before = _seen.GetValueOrDefault(change.Key);
        Check(ReferenceEquals(before, change.Old), $"{change.Type} of {change.Key} from {Text(change.Old)}, but {Text(before)} was seen before");
        Check(change.IsResync || IsForward(change), $"{change.Type} of {change.Key} from {Text(change.Old)} back to {Text(change.New)}");
        if (change.New is { } current)
        {
            _seen[change.Key] = current;
        }
        else
        {
            _seen.Remove(change.Key);
        }
    }

    private static bool IsForward(ResourceChange<V1Lease> change) => change.Old is null || change.New is null
        || (change.Old.Metadata!.Uid == change.New.Metadata!.Uid
            && new ResourceVersion(change.New.Metadata.ResourceVersion).TryCompare(change.Old.Metadata.ResourceVersion, out var order)
            && order > 0);

    private static string Text(V1Lease? lease) => lease is null ? "nothing" : Describe(lease);

    private void Check(bool holds, string fault) => Fault ??= holds ? null : $"{name}: {fault}";
}
