using System.Buffers.Binary;
using System.Runtime.InteropServices;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Fingerprints of observations, to tell at little cost that a provider says the same as before. Not thread-safe.</summary>
/// <remarks>Depends on the order of map entries: an answer in another order only costs a closer look.</remarks>
internal sealed class ObservationPrint : IDisposable
{
    // Nobody outside the process can tell which observations would look alike.
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    private readonly ModelJsonWriter _json = new();

    public UInt128 Of<TResource>(TResource observation)
        where TResource : class, IKubernetesResource<TResource>
    {
        _json.Clear();
        observation.WriteJson(_json);
        return Hash(_json.Written.Span);
    }

    public void Dispose() => _json.Dispose();

    // Two lanes of multiply and fold, sixteen bytes at a step: a fraction of the cost of a cryptographic digest, which nothing here needs.
    private static UInt128 Hash(ReadOnlySpan<byte> bytes)
    {
        const ulong P1 = 0x9E3779B97F4A7C15, P2 = 0xC2B2AE3D27D4EB4F, P3 = 0x165667B19E3779F9;
        var (left, right) = (Seed ^ P1, Seed ^ ((ulong)bytes.Length * P2));
        var words = MemoryMarshal.Cast<byte, UInt128>(bytes[..(bytes.Length & ~15)]);
        foreach (var word in words)
        {
            left = Fold(left ^ (ulong)word, P2) + right;
            right = Fold(right ^ (ulong)(word >> 64), P3) ^ left;
        }

        Span<byte> tail = stackalloc byte[16];
        bytes[(words.Length * 16)..].CopyTo(tail);
        left = Fold(left ^ BinaryPrimitives.ReadUInt64LittleEndian(tail), P2) + right;
        right = Fold(right ^ BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]), P3) ^ left;
        return new UInt128(Fold(left, P1), Fold(right, P2));
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        // A zero would swallow everything after it.
        return (high ^ low) + left;
    }
}
