using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;

namespace KubeInventory.Client;

/// <summary>What proves an identity for some time. Compared by reference: another instance is another generation.</summary>
internal sealed class Credential(AuthenticationHeaderValue? authorization = null, X509Certificate2? clientCertificate = null)
{
    public AuthenticationHeaderValue? Authorization { get; } = authorization;

    public X509Certificate2? ClientCertificate { get; } = clientCertificate;

    public static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);
}
