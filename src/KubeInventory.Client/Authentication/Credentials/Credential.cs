using System.Net.Http.Headers;

namespace KubeInventory.Client;

/// <summary>What proves an identity for some time. Equal if it would prove the same again.</summary>
internal sealed record Credential(AuthenticationHeaderValue? Authorization = null, ClientCertificate? ClientCertificate = null)
{
    public static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);
}
