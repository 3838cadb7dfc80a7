namespace KubeInventory.Benchmarks;

/// <summary>Memory that something still holds after a full collection.</summary>
internal static class Retained
{
    public static async Task<long> BytesAsync<T>(Func<Task<T>> make)
        where T : class, IAsyncDisposable
    {
        var before = await SettledAsync();
        var made = await make();
        var after = await SettledAsync();
        await made.DisposeAsync();
        return after - before;
    }

    private static async Task<long> SettledAsync()
    {
        // A continuation may run on top of the frames of what has just ended, and those hold it.
        await Task.Yield();
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
