using System.IO.Hashing;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Fingerprints of observations, to tell at little cost that a provider says the same as before. Not thread-safe.</summary>
/// <remarks>Depends on the order of map entries: an answer in another order only costs a closer look.</remarks>
internal sealed class ObservationPrint : IDisposable
{
    // Nobody outside the process can tell which observations would look alike.
    private static readonly long Seed = Random.Shared.NextInt64();

    private readonly ModelJsonWriter _json = new();

    public UInt128 Of<TResource>(TResource observation)
        where TResource : class, IKubernetesResource<TResource>
    {
        _json.Clear();
        observation.WriteJson(_json);
        return XxHash128.HashToUInt128(_json.Written.Span, Seed);
    }

    public void Dispose() => _json.Dispose();
}
