using System.Globalization;
using KubeInventory.Client;

namespace KubeInventory.TestKit;

/// <summary>Reads one's own write: after the wait for its version the cache has it, or what came after it.</summary>
internal static class OwnRead
{
    /// <summary>What is wrong with what is read; null if nothing is.</summary>
    public static async Task<string?> CheckAsync(
        Informer<V1Lease> informer, SimulatedObjects objects, SimulatedLease written, CancellationToken cancellationToken)
    {
        await informer.WaitForAsync(written.Version.ToString(CultureInfo.InvariantCulture), cancellationToken);
        if (informer.Lister.TryGet(new ObjectKey("shop", written.Name), out var found))
        {
            return long.Parse(found.Metadata!.ResourceVersion!, CultureInfo.InvariantCulture) >= written.Version
                ? null
                : $"own write {written.Name}@{written.Version} was read as {ChangeReplay.Describe(found)}";
        }

        lock (objects)
        {
            return objects.Deletions.Exists(each => each.Name == written.Name && each.Version > written.Version)
                ? null
                : $"own write {written.Name}@{written.Version} was not there";
        }
    }
}
