using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace KubeInventory.Embedded.Tls;

/// <summary>Judges client certificates. TLS lets every certificate in, so that a refused client is told why in a Status.</summary>
internal sealed class ClientCertificateVerifier(X509Certificate2 authority, TimeProvider time)
{
    /// <summary>The refusal, worded as Go's x509 words it; null when the certificate is good now.</summary>
    public string? Judge(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = time.GetUtcNow().UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new("1.3.6.1.5.5.7.3.2"));
        if (chain.Build(certificate))
        {
            return null;
        }

        var findings = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        return findings switch
        {
            _ when findings.HasFlag(X509ChainStatusFlags.UntrustedRoot) || findings.HasFlag(X509ChainStatusFlags.PartialChain)
                => "x509: certificate signed by unknown authority",
            _ when findings.HasFlag(X509ChainStatusFlags.NotTimeValid) => "x509: certificate has expired or is not yet valid",
            _ when findings.HasFlag(X509ChainStatusFlags.NotValidForUsage) => "x509: certificate specifies an incompatible key usage",
            _ => $"x509: {string.Join("; ", chain.ChainStatus.Select(status => status.StatusInformation.Trim()))}",
        };
    }

    /// <summary>The user that a certificate names, and its groups.</summary>
    public static (string User, IReadOnlyList<string> Groups) ReadSubject(X509Certificate2 certificate)
    {
        const string CommonName = "2.5.4.3";
        const string Organization = "2.5.4.10";
        var user = "";
        var groups = new List<string>();
        foreach (var (type, value) in ReadAttributes(certificate.SubjectName))
        {
            if (type == CommonName)
            {
                user = value;
            }
            else if (type == Organization)
            {
                groups.Add(value);
            }
        }

        return (user, groups);
    }

    // X500RelativeDistinguishedName refuses several attributes in one set; a group may come that way.
    private static IEnumerable<(string Type, string Value)> ReadAttributes(X500DistinguishedName name)
    {
        var sets = new AsnReader(name.RawData, AsnEncodingRules.DER).ReadSequence();
        while (sets.HasData)
        {
            var set = sets.ReadSetOf();
            while (set.HasData)
            {
                var attribute = set.ReadSequence();
                var type = attribute.ReadObjectIdentifier();
                yield return (type, attribute.ReadCharacterString((UniversalTagNumber)attribute.PeekTag().TagValue));
            }
        }
    }
}
