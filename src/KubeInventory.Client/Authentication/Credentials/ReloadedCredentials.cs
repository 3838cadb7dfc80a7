using System.Net.Http.Headers;

namespace KubeInventory.Client;

/// <summary>A token or password, a client certificate, both or neither; each given once or in files.</summary>
internal sealed class ReloadedCredentials : CredentialSource
{
    private readonly Reloaded<AuthenticationHeaderValue>? _authorization;
    private readonly Reloaded<ClientCertificate>? _certificate;
    private volatile Credential _held = new();

    public ReloadedCredentials(Reloaded<AuthenticationHeaderValue>? authorization, Reloaded<ClientCertificate>? certificate)
    {
        _authorization = authorization;
        _certificate = certificate;

        // Read once here, so that a file that cannot be read is found where the connection is made.
        _ = Current();
    }

    public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Current());

    public override ValueTask<Credential?> RenewAsync(Credential rejected, CancellationToken cancellationToken)
    {
        _authorization?.Refresh();
        _certificate?.Refresh();
        var current = Current();
        return ValueTask.FromResult(current == rejected ? null : current);
    }

    public override void Dispose()
    {
        // Nothing is held but values.
    }

    // The same instance while the files say the same: it knows whether it was accepted.
    private Credential Current()
    {
        var current = new Credential(_authorization?.Current, _certificate?.Current);
        return current == _held ? _held : _held = current;
    }
}
