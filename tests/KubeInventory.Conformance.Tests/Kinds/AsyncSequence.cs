namespace KubeInventory.Conformance.Tests;

/// <summary>What System.Linq has no word for.</summary>
internal static class AsyncSequence
{
    /// <summary>Everything up to and including the first element that is the last one wanted.</summary>
    public static async Task<List<T>> TakeUntilAsync<T>(this IAsyncEnumerable<T> source, Func<T, bool> isLast, CancellationToken cancellationToken)
    {
        var taken = new List<T>();
        await foreach (var item in source.WithCancellation(cancellationToken))
        {
            taken.Add(item);
            if (isLast(item))
            {
                break;
            }
        }

        return taken;
    }
}
