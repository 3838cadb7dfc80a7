using System.Buffers.Binary;
using System.Security.Cryptography;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Fingerprints of observations, to tell at little cost that a provider says the same as before. Not thread-safe.</summary>
/// <remarks>Depends on the order of map entries: an answer in another order only costs a closer look.</remarks>
internal sealed class ObservationPrint : IDisposable
{
    private readonly ModelJsonWriter _json = new();

    public UInt128 Of<TResource>(TResource observation)
        where TResource : class, IKubernetesResource<TResource>
    {
        _json.Clear();
        observation.WriteJson(_json);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_json.Written.Span, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    public void Dispose() => _json.Dispose();
}
