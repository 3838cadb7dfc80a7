using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace KubeInventory.Client.Tests;

/// <summary>A certificate authority of a test, and what it signs.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly X509Certificate2 _authority;

    public TestCertificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(2));
    }

    public string AuthorityData => Base64(_authority.ExportCertificatePem());

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>A server's certificate, ready for TLS.</summary>
    public X509Certificate2 Server(string? dnsName = null, IPAddress? address = null, TimeSpan? expiresIn = null)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (dnsName is not null)
        {
            names.AddDnsName(dnsName);
        }

        if (address is not null)
        {
            names.AddIpAddress(address);
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=server", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        using var signed = Sign(request, expiresIn);
        using var withKey = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>A client's certificate and key, as PEM.</summary>
    public (string Certificate, string Key) Client(string name, KeyForm form = KeyForm.EllipticPkcs8, TimeSpan? expiresIn = null)
    {
        using var rsa = RSA.Create(2048);
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var isRsa = form is KeyForm.RsaPkcs1 or KeyForm.RsaPkcs8;
        var request = isRsa
            ? new CertificateRequest($"CN={name}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest($"CN={name}", elliptic, HashAlgorithmName.SHA256);
        using var signed = Sign(request, expiresIn);
        return (signed.ExportCertificatePem(), form switch
        {
            KeyForm.RsaPkcs1 => rsa.ExportRSAPrivateKeyPem(),
            KeyForm.RsaPkcs8 => rsa.ExportPkcs8PrivateKeyPem(),
            KeyForm.EllipticSec1 => elliptic.ExportECPrivateKeyPem(),
            KeyForm.Encrypted => elliptic.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1)),
            _ => elliptic.ExportPkcs8PrivateKeyPem(),
        });
    }

    public void Dispose() => _authority.Dispose();

    private X509Certificate2 Sign(CertificateRequest request, TimeSpan? expiresIn)
    {
        using var signatureKey = _authority.GetECDsaPrivateKey()!;
        var generator = X509SignatureGenerator.CreateForECDsa(signatureKey);
        var end = DateTimeOffset.UtcNow + (expiresIn ?? TimeSpan.FromDays(30));
        return request.Create(_authority.SubjectName, generator, DateTimeOffset.UtcNow.AddYears(-1), end, Guid.NewGuid().ToByteArray());
    }
}
