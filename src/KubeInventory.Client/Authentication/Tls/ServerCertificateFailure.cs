using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace KubeInventory.Client;

/// <summary>A server's certificate is refused. The message says why, and what to check.</summary>
internal sealed class ServerCertificateFailure : AuthenticationException
{
    private ServerCertificateFailure(string message)
        : base(message)
    {
    }

    public static ServerCertificateFailure Explain(
        string expectedName,
        X509Certificate2? certificate,
        X509Chain? chain,
        SslPolicyErrors errors,
        bool hasOwnAuthority) => new(Reason(expectedName, certificate, chain, errors, hasOwnAuthority));

    private static string Reason(string expectedName, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, bool hasOwnAuthority)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "The server presents no certificate.";
        }

        var now = DateTime.Now;
        if (now > certificate.NotAfter)
        {
            return $"The server's certificate expired at {Utc(certificate.NotAfter)}. Check the server, or this machine's clock.";
        }

        if (now < certificate.NotBefore)
        {
            return $"The server's certificate is valid from {Utc(certificate.NotBefore)} only. Check this machine's clock.";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return $"The server's certificate is not for \"{expectedName}\" but for {Names(certificate)}. " +
                "Check the address, or set tls-server-name in the kubeconfig.";
        }

        var details = chain is null ? "" : string.Join(' ', chain.ChainStatus.Select(status => status.StatusInformation.Trim())).Trim();
        return $"The server's certificate is signed by \"{certificate.Issuer}\", which is not trusted. " +
            (hasOwnAuthority
                ? "Check that certificate-authority in the kubeconfig is of this server. "
                : "Set certificate-authority in the kubeconfig. ") +
            details;
    }

    private static string Names(X509Certificate2 certificate)
    {
        var alternatives = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .ToList();
        return alternatives.Count > 0 ? string.Join(", ", alternatives) : $"no name at all (subject {certificate.Subject})";
    }

    private static string Utc(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
