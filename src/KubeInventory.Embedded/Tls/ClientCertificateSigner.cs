using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Tls;

/// <summary>The signer <c>kubernetes.io/kube-apiserver-client</c>: certificates with which clients prove who they are.</summary>
internal sealed class ClientCertificateSigner(CertificateAuthority authority, TimeProvider time)
{
    public const string Name = "kubernetes.io/kube-apiserver-client";

    private static readonly string[] Allowed = ["client auth", "digital signature", "key encipherment"];

    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(365);

    /// <summary>Signs an approved request.</summary>
    /// <returns>The certificate in PEM; else why it cannot be.</returns>
    public (string? Certificate, string? Failure) Sign(JsonObject spec)
    {
        var usages = spec.Texts("usages");
        if (!usages.Contains(Allowed[0]) || usages.Except(Allowed).Any())
        {
            return (null, $"invalid usage for client certificate: [{string.Join(' ', usages)}]");
        }

        var lifetime = spec.Count("expirationSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : LongestLifetime;
        try
        {
            var pem = Encoding.ASCII.GetString(Convert.FromBase64String(spec.Text("request") ?? ""));
            return (authority.SignClientRequest(pem, time.GetUtcNow() + (lifetime < LongestLifetime ? lifetime : LongestLifetime)), null);
        }
        catch (CryptographicException e)
        {
            return (null, e.Message);
        }
    }
}
