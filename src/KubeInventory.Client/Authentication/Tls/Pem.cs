using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace KubeInventory.Client;

/// <summary>Reads certificates and keys in PEM, as Kubernetes passes them around.</summary>
internal static class Pem
{
    /// <summary>One certificate or more.</summary>
    /// <param name="pem">The text.</param>
    /// <param name="fail">Puts a problem into words that name its place.</param>
    public static X509Certificate2Collection Certificates(ReadOnlySpan<byte> pem, Func<string, Exception> fail)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(Encoding.UTF8.GetString(pem));
        }
        catch (CryptographicException e)
        {
            throw fail($"holds a certificate that cannot be read: {e.Message}");
        }

        return certificates.Count > 0 ? certificates : throw fail("holds no PEM certificate (-----BEGIN CERTIFICATE-----).");
    }

    /// <summary>A certificate and its key: RSA or elliptic, PKCS#1, SEC 1 or PKCS#8.</summary>
    public static ClientCertificate ClientCertificate(
        ReadOnlySpan<byte> certificatePem,
        ReadOnlySpan<byte> keyPem,
        TimeProvider timeProvider,
        Func<string, Exception> fail)
    {
        var chain = Certificates(certificatePem, fail);
        var expiry = chain[0].NotAfter.ToUniversalTime();
        if (expiry < timeProvider.GetUtcNow().UtcDateTime)
        {
            throw fail($"expired at {expiry.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)} (subject {chain[0].Subject}): get a new one.");
        }

        var key = Encoding.UTF8.GetString(keyPem);
        if (key.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            throw fail("has an encrypted key, for which a kubeconfig has no password: decrypt the key.");
        }

        try
        {
            using var leaf = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(certificatePem), key);
            var intermediates = new X509Certificate2Collection(chain.Skip(1).ToArray());
            return new ClientCertificate(Usable(leaf), intermediates);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw fail($"does not go together with its key: {e.Message}");
        }
    }

    /// <summary>A copy that TLS can use: Windows' TLS finds no key that lives in this process only.</summary>
    private static X509Certificate2 Usable(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
}
