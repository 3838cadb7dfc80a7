using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubeInventory.Embedded.Tls;

/// <summary>The CA and what it issued for this run. A data directory keeps the CA, so that certificates stay good over restarts.</summary>
internal sealed class Credentials : IDisposable
{
    /// <summary>The group that may do everything, in every Kubernetes.</summary>
    public const string AdminGroup = "system:masters";

    private static readonly TimeSpan AdminLifetime = TimeSpan.FromDays(365);

    private Credentials(CertificateAuthority authority, TimeProvider time)
    {
        Authority = authority;
        Server = authority.IssueServerCertificate();
        Admin = authority.IssueClientCertificate("kubernetes-admin", [AdminGroup], time.GetUtcNow() + AdminLifetime);
    }

    public CertificateAuthority Authority { get; }

    public X509Certificate2 Server { get; }

    /// <summary>For the user that may do everything. Issued anew at each start, good for a year.</summary>
    public X509Certificate2 Admin { get; }

    public static Credentials CreateInMemory(TimeProvider time) => new(CertificateAuthority.Create(time), time);

    /// <summary>Takes the CA from the directory, or makes one and stores it there.</summary>
    /// <exception cref="IOException">The stored CA is damaged or one of its files is missing.</exception>
    public static Credentials LoadOrCreate(DataDirectory directory, TimeProvider time)
    {
        if (!File.Exists(directory.AuthorityCertificate) && !File.Exists(directory.AuthorityKey))
        {
            var created = CertificateAuthority.Create(time);
            DataDirectory.WriteSecret(directory.AuthorityKey, created.KeyPem);
            DataDirectory.WriteSecret(directory.AuthorityCertificate, created.CertificatePem);
            return new Credentials(created, time);
        }

        try
        {
            var certificate = File.ReadAllText(directory.AuthorityCertificate);
            var key = File.ReadAllText(directory.AuthorityKey);
            return new Credentials(CertificateAuthority.FromPem(certificate, key), time);
        }
        catch (Exception e) when (e is CryptographicException or FileNotFoundException)
        {
            throw new IOException(
                $"The certificate authority in {directory.Path} is damaged: {e.Message} "
                + "Restore ca.crt and ca.key, or remove both; all client certificates are void then.", e);
        }
    }

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
        Admin.Dispose();
    }
}
