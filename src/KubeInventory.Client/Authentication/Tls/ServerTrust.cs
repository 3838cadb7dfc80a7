using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace KubeInventory.Client;

/// <summary>Whose signature on a server's certificate counts.</summary>
internal sealed class ServerTrust
{
    /// <summary>The authorities that the operating system trusts.</summary>
    public static readonly ServerTrust System = new(roots: null, verify: true);

    /// <summary>Anybody's: the connection is encrypted, with whomever.</summary>
    public static readonly ServerTrust Anyone = new(roots: null, verify: false);

    private readonly X509Certificate2Collection? _roots;
    private readonly bool _verify;

    private ServerTrust(X509Certificate2Collection? roots, bool verify)
    {
        _roots = roots;
        _verify = verify;
    }

    /// <summary>Only these authorities, and not the operating system's.</summary>
    public static ServerTrust Only(X509Certificate2Collection roots) => new(roots, verify: true);

    /// <summary>Authorities in a file that may be replaced; looked at as often as client certificates are.</summary>
    public static Reloaded<ServerTrust> InFile(Func<X509Certificate2Collection> load, KubeConnectionOptions options) => new(
        () => Only(load()),
        ClientCertificate.ReloadPeriod,
        (one, other) => one.SameAs(other),
        options.TimeProvider,
        options.LoggerFactory.CreateLogger(ClientTelemetry.Name));

    public void Configure(SslClientAuthenticationOptions options)
    {
        if (_roots is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(_roots);
        }

#pragma warning disable CA5359 // It refuses, unless insecure-skip-tls-verify asks not to.
        options.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) =>
        {
            if (!_verify || errors is SslPolicyErrors.None || IsAnchoredBelowTheRoot(chain, errors)
                || IsSignedByANamesake(certificate as X509Certificate2, chain, errors))
            {
                return true;
            }

            var name = (sender as SslStream)?.TargetHostName ?? options.TargetHost ?? "";
            throw ServerCertificateFailure.Explain(name, certificate as X509Certificate2, chain, errors, _roots is not null);
        };
#pragma warning restore CA5359
    }

    private bool SameAs(ServerTrust other) => _roots is not null && other._roots is not null
        && _roots.Select(root => root.Thumbprint).SequenceEqual(other._roots.Select(root => root.Thumbprint));

    /// <summary>An authority that is itself signed by another one may be trusted alone, as Go and so kubectl have it.</summary>
    private bool IsAnchoredBelowTheRoot(X509Chain? chain, SslPolicyErrors errors) =>
        _roots is not null
        && errors is SslPolicyErrors.RemoteCertificateChainErrors
        && chain is not null
        && chain.ChainStatus.All(status => status.Status is X509ChainStatusFlags.PartialChain)
        && chain.ChainElements.Any(element => _roots.Any(root => root.RawDataMemory.Span.SequenceEqual(element.Certificate.RawDataMemory.Span)));

    /// <summary>
    /// While an authority is replaced there are two of one name, and not every certificate says which of them signed it: each is tried.
    /// </summary>
    private bool IsSignedByANamesake(X509Certificate2? certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        if (_roots is not { Count: > 1 } || errors is not SslPolicyErrors.RemoteCertificateChainErrors || certificate is null || presented is null)
        {
            return false;
        }

        return _roots.Any(root =>
        {
            using var chain = new X509Chain();
            chain.ChainPolicy = presented.ChainPolicy.Clone();
            chain.ChainPolicy.CustomTrustStore.Clear();
            chain.ChainPolicy.CustomTrustStore.Add(root);
            return chain.Build(certificate);
        });
    }
}
