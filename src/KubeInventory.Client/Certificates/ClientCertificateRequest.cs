namespace KubeInventory.Client;

/// <summary>The client certificate that a program wants for itself.</summary>
public sealed record ClientCertificateRequest
{
    /// <summary>The user name that the certificate will prove, such as <c>inventory:host:db-1</c>. Required.</summary>
    public required string CommonName { get; init; }

    /// <summary>The groups that the certificate will prove. Default: none.</summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>Who is to sign. Default: <c>kubernetes.io/kube-apiserver-client</c>, whose requests are never approved automatically.</summary>
    public string SignerName { get; init; } = "kubernetes.io/kube-apiserver-client";

    /// <summary>What the key is for. Default: what a client of an API server needs.</summary>
    public IReadOnlyList<string> Usages { get; init; } = ["digital signature", "client auth"];

    /// <summary>How long the certificate should be good. Default: null, as long as the signer likes. Range: from 10 minutes; a signer may give less.</summary>
    public TimeSpan? Lifetime { get; init; }

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(CommonName);
        ArgumentException.ThrowIfNullOrEmpty(SignerName);
        if (Lifetime is { } lifetime && (lifetime < TimeSpan.FromMinutes(10) || lifetime.TotalSeconds > int.MaxValue))
        {
            throw new ArgumentOutOfRangeException(nameof(Lifetime), lifetime, "Lifetime must be at least 10 minutes: API servers refuse less.");
        }

        if (Usages.Count == 0)
        {
            throw new ArgumentException("Usages must name at least one, such as \"client auth\".", nameof(Usages));
        }
    }
}
