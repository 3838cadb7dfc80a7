using System.Security.Cryptography.X509Certificates;

namespace KubeInventory.Client;

/// <summary>A certificate with its key, and the authorities between it and the one that the server knows.</summary>
internal sealed class ClientCertificate(X509Certificate2 leaf, X509Certificate2Collection intermediates) : IDisposable
{
    /// <summary>How often files are looked at; client-go's period.</summary>
    public static readonly TimeSpan ReloadPeriod = TimeSpan.FromMinutes(5);

    public X509Certificate2 Leaf { get; } = leaf;

    public X509Certificate2Collection Intermediates { get; } = intermediates;

    public bool SameAs(ClientCertificate other) => Leaf.RawDataMemory.Span.SequenceEqual(other.Leaf.RawDataMemory.Span);

    public void Dispose() => Leaf.Dispose();
}
