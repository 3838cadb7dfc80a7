namespace KubeInventory.Client;

/// <summary>Credentials from an OpenID provider: the kubeconfig's id-token, and after it those that its refresh token brings.</summary>
internal sealed class OidcCredentials : CredentialSource
{
    private readonly OidcSettings _settings;
    private readonly OidcTokenFile? _file;
    private readonly Reloaded<ClientCertificate>? _certificate;
    private readonly OidcClient _client;
    private readonly TimeProvider _time;
    private readonly SingleFlight<Held> _refreshes;
    private volatile Held _held;

    /// <param name="settings">The provider.</param>
    /// <param name="tokens">The tokens that the kubeconfig has.</param>
    /// <param name="file">Where new tokens are kept; null for a kubeconfig that is no file, whose tokens are held in memory.</param>
    /// <param name="certificate">A client certificate to present beside the token; null for none.</param>
    /// <param name="time">The clock of expiry.</param>
    public OidcCredentials(
        OidcSettings settings, OidcTokens tokens, OidcTokenFile? file, Reloaded<ClientCertificate>? certificate, TimeProvider time)
    {
        _settings = settings;
        _file = file;
        _certificate = certificate;
        _client = new OidcClient(settings);
        _time = time;
        _held = Hold(tokens);
        _refreshes = new SingleFlight<Held>(RefreshAsync);
    }

    public override async ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
        (Fresh() ?? await _refreshes.RunAsync(Fresh, cancellationToken).ConfigureAwait(false)).Credential;

    public override async ValueTask<Credential?> RenewAsync(Credential rejected, CancellationToken cancellationToken)
    {
        if (_held.Tokens.RefreshToken is null)
        {
            return null;
        }

        var renewed = await _refreshes
            .RunAsync(() => Fresh() is { } held && !ReferenceEquals(held.Credential, rejected) ? held : null, cancellationToken)
            .ConfigureAwait(false);
        return renewed.Credential == rejected ? null : renewed.Credential;
    }

    public override void Dispose() => _client.Dispose();

    private Held? Fresh() => _held is var held && IdToken.IsFresh(held.Tokens.IdToken, _time.GetUtcNow()) ? held : null;

    private async Task<Held> RefreshAsync(CancellationToken cancellationToken)
    {
        var last = _held.Tokens;
        var present = _file?.Read() ?? last;
        if (present.IdToken != last.IdToken && IdToken.IsFresh(present.IdToken, _time.GetUtcNow()))
        {
            return _held = Hold(present);
        }

        if (present.RefreshToken is null)
        {
            throw new KubeConfigException(
                $"User \"{_settings.User}\": the id-token has expired, and there is no refresh-token to renew it with. Log in again.");
        }

        var renewed = await _client.RefreshAsync(present.RefreshToken, cancellationToken).ConfigureAwait(false);
        _held = Hold(renewed);
        _file?.Write(renewed);
        return _held;
    }

    private Held Hold(OidcTokens tokens) =>
        new(tokens, new Credential(tokens.IdToken is { } token ? Credential.Bearer(token) : null, _certificate?.Current));

    private sealed record Held(OidcTokens Tokens, Credential Credential);
}
