using System.Net.Http.Headers;

namespace KubeInventory.Client;

/// <summary>What proves an identity for some time. Equal if it would prove the same again.</summary>
internal sealed record Credential(AuthenticationHeaderValue? Authorization = null, ClientCertificate? ClientCertificate = null)
{
    private volatile bool _wasAccepted;

    /// <summary>Whether a server has taken it before. If it then does not, it has been replaced meanwhile, and there is another one.</summary>
    public bool WasAccepted => _wasAccepted;

    public static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    public void Accept() => _wasAccepted = true;

    public bool Equals(Credential? other) =>
        other is not null && Equals(Authorization, other.Authorization) && ReferenceEquals(ClientCertificate, other.ClientCertificate);

    public override int GetHashCode() => HashCode.Combine(Authorization, ClientCertificate);
}
