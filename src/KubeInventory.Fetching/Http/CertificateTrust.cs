using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubeInventory.Fetching;

/// <summary>Which certificate of a provider's server counts. Default: one that the operating system trusts.</summary>
public sealed record CertificateTrust
{
    /// <summary>PEM file of the authorities that count instead of the operating system's; read at each handshake. Default: null.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>
    /// SHA-256 of the only certificate that counts, as 64 hex digits with or without colons; its name, authority and dates then do not matter.
    /// Default: null. For management controllers with a certificate of their own making.
    /// </summary>
    public string? Fingerprint { get; init; }

    /// <summary>What is wrong with these options; null if nothing is.</summary>
    public string? Objection()
        => Fingerprint is not null && Sha256() is null ? "Fingerprint must be the SHA-256 of a certificate, 64 hex digits with or without colons."
            : Fingerprint is not null && AuthorityFile is not null ? "Give either AuthorityFile or Fingerprint."
            : null;

    /// <summary>A handler that sends requests to such servers, follows no redirection, and looks names up again every five minutes.</summary>
    public SocketsHttpHandler CreateHandler()
    {
        var handler = new SocketsHttpHandler
        {
            // A redirection would take credentials elsewhere.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (Fingerprint is not null || AuthorityFile is not null)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => IsTrusted(certificate as X509Certificate2, chain, errors);
        }

        return handler;
    }

    private bool IsTrusted(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return false;
        }

        if (Sha256() is { } wanted)
        {
            return CryptographicOperations.FixedTimeEquals(wanted, certificate.GetCertHash(HashAlgorithmName.SHA256));
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.DisableCertificateDownloads = true;
        own.ChainPolicy.CustomTrustStore.ImportFromPemFile(AuthorityFile!);
        own.ChainPolicy.ExtraStore.AddRange(chain?.ChainPolicy.ExtraStore ?? []);
        return own.Build(certificate) && !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch);
    }

    private byte[]? Sha256()
    {
        var digits = Fingerprint?.Replace(":", "", StringComparison.Ordinal);
        return digits is { Length: 64 } && digits.All(char.IsAsciiHexDigit) ? Convert.FromHexString(digits) : null;
    }
}
