using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubeInventory.Embedded.Tls;

/// <summary>The server's own CA: it issues the serving certificate and client certificates. ECDSA P-256.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    // Clocks of clients may be behind ours.
    private static readonly TimeSpan Backdating = TimeSpan.FromHours(1);

    private readonly X509Certificate2 _authority;

    private CertificateAuthority(X509Certificate2 authority) => _authority = authority;

    /// <summary>The CA certificate without its key.</summary>
    public X509Certificate2 Certificate => X509CertificateLoader.LoadCertificate(_authority.RawData);

    public string CertificatePem => _authority.ExportCertificatePem();

    public string KeyPem => ExportKeyPem(_authority);

    /// <summary>A new CA, valid for ten years.</summary>
    public static CertificateAuthority Create(TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=kubeinventory-embedded-ca", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = time.GetUtcNow();
        return new CertificateAuthority(request.CreateSelfSigned(now - Backdating, now.AddYears(10)));
    }

    /// <summary>A CA from its PEM texts.</summary>
    /// <exception cref="CryptographicException">The texts are not a certificate and its key.</exception>
    public static CertificateAuthority FromPem(string certificate, string key) => new(X509Certificate2.CreateFromPem(certificate, key));

    /// <summary>A certificate for loopback addresses, valid as long as the CA: it lives and dies with one server.</summary>
    public X509Certificate2 IssueServerCertificate()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        return Issue("CN=kubeinventory-embedded", ServerAuthentication, _authority.NotAfter, names.Build());
    }

    /// <summary>A client certificate: the common name is the user, each organisation a group.</summary>
    public X509Certificate2 IssueClientCertificate(string user, IEnumerable<string> groups, DateTimeOffset notAfter)
    {
        var name = new X500DistinguishedNameBuilder();
        foreach (var group in groups)
        {
            name.AddOrganizationName(group);
        }

        name.AddCommonName(user);
        return Issue(name.Build(), ClientAuthentication, notAfter);
    }

    /// <summary>A certificate for the key and the name of a request, for clients.</summary>
    /// <param name="requestPem">A PKCS#10 request; whether its sender has the key is checked.</param>
    /// <param name="notAfter">Until when the certificate is good.</param>
    /// <exception cref="CryptographicException">It is no request, or not signed with its own key.</exception>
    public string SignClientRequest(string requestPem, DateTimeOffset notAfter)
    {
        var sent = ReadRequest(requestPem);
        var request = new CertificateRequest(sent.SubjectName, sent.PublicKey, HashAlgorithmName.SHA256);
        AddExtensions(request, ClientAuthentication);
        using var key = _authority.GetECDsaPrivateKey() ?? throw new CryptographicException("The authority has no ECDSA key.");
        using var certificate = request.Create(
            _authority.SubjectName, X509SignatureGenerator.CreateForECDsa(key), _authority.NotBefore, notAfter, RandomNumberGenerator.GetBytes(16));
        return certificate.ExportCertificatePem() + "\n";
    }

    /// <exception cref="CryptographicException">It is no request, or not signed with its own key.</exception>
    public static CertificateRequest ReadRequest(string requestPem)
    {
        try
        {
            return CertificateRequest.LoadSigningRequestPem(
                requestPem, HashAlgorithmName.SHA256, signerSignaturePadding: RSASignaturePadding.Pkcs1);
        }
        catch (ArgumentException e)
        {
            throw new CryptographicException("PEM block type must be CERTIFICATE REQUEST", e);
        }
    }

    public static string ExportKeyPem(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey() ?? throw new CryptographicException("The certificate has no ECDSA key.");
        return key.ExportPkcs8PrivateKeyPem();
    }

    public void Dispose() => _authority.Dispose();

    private X509Certificate2 Issue(string subject, string usage, DateTimeOffset notAfter, X509Extension names) =>
        Issue(new X500DistinguishedName(subject), usage, notAfter, names);

    private X509Certificate2 Issue(X500DistinguishedName subject, string usage, DateTimeOffset notAfter, params X509Extension[] extensions)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        AddExtensions(request, usage);
        foreach (var extension in extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        using var certificate = request.Create(_authority, _authority.NotBefore, notAfter, RandomNumberGenerator.GetBytes(16));
        return certificate.CopyWithPrivateKey(key);
    }

    private void AddExtensions(CertificateRequest request, string usage)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_authority, true, false));
    }
}
