namespace KubeInventory.Client;

/// <summary>A credential that never changes: a token, a password, certificate data, or nothing.</summary>
internal sealed class FixedCredentials(Credential credential) : CredentialSource
{
    public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(credential);

    public override void Dispose() => credential.ClientCertificate?.Dispose();
}
