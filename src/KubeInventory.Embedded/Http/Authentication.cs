using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using KubeInventory.Embedded.Tls;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace KubeInventory.Embedded.Http;

/// <summary>Finds out who sends a request: by client certificate or bearer token.</summary>
internal sealed class Authentication(ClientCertificateVerifier verifier, string? adminToken, TimeProvider time)
{
    private static readonly object VerdictKey = new();

    /// <exception cref="StatusException">401: credentials were sent, but they are not good.</exception>
    public UserInfo Identify(HttpContext context)
    {
        if (context.Connection.ClientCertificate is { } certificate)
        {
            return ByCertificate(context, certificate);
        }

        const string Scheme = "Bearer ";
        var authorization = context.Request.Headers.Authorization.ToString();
        return authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? ByToken(authorization[Scheme.Length..].Trim())
            : UserInfo.Anonymous;
    }

    private UserInfo ByCertificate(HttpContext context, X509Certificate2 certificate)
    {
        // A chain is costly to build and good for the connection's life, until the certificate expires.
        if (context.Features.Get<IConnectionItemsFeature>()?.Items is not { } items)
        {
            return Judge(certificate);
        }

        // The requests of an HTTP/2 connection run side by side, and its items are a plain dictionary.
        lock (items)
        {
            if (items.TryGetValue(VerdictKey, out var known) && known is UserInfo user && time.GetUtcNow() < certificate.NotAfter.ToUniversalTime())
            {
                return user;
            }

            var judged = Judge(certificate);
            items[VerdictKey] = judged;
            return judged;
        }
    }

    private UserInfo Judge(X509Certificate2 certificate)
    {
        if (verifier.Judge(certificate) is { } refusal)
        {
            throw StatusException.Unauthorized($"Unauthorized: the client certificate {certificate.Subject} is refused: {refusal}");
        }

        var (name, groups) = ClientCertificateVerifier.ReadSubject(certificate);
        return new UserInfo(name, [.. groups, "system:authenticated"]);
    }

    private UserInfo ByToken(string token) =>
        adminToken is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(adminToken), Encoding.UTF8.GetBytes(token))
            ? new UserInfo("kubernetes-admin", [Credentials.AdminGroup, "system:authenticated"])
            : throw StatusException.Unauthorized("Unauthorized");
}
