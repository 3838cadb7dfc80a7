using System.Text;

namespace KubeInventory.Client;

/// <summary>Credentials from a program: run when there is none, when the last one runs out, and when the server rejects it.</summary>
internal sealed class ExecPlugin : CredentialSource
{
    /// <summary>A token that runs out on its way is of no use.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(10);

    private readonly ExecPluginSettings _settings;
    private readonly Reloaded<ClientCertificate>? _certificate;
    private readonly TimeProvider _time;

    // Many requests meet one expired token at once; one of them runs the program, the others wait for it.
    private readonly SingleFlight<Held> _runs;
    private volatile Held? _held;

    public ExecPlugin(ExecPluginSettings settings, Reloaded<ClientCertificate>? certificate, KubeConnectionOptions options)
    {
        _settings = settings;
        _certificate = certificate;
        _time = options.TimeProvider;
        _runs = new SingleFlight<Held>(RunAsync);
    }

    public override async ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
        (Fresh() ?? await _runs.RunAsync(Fresh, cancellationToken).ConfigureAwait(false)).Credential;

    public override async ValueTask<Credential?> RenewAsync(Credential rejected, CancellationToken cancellationToken)
    {
        // Each run makes a credential of its own: who was rejected with an older one takes the newer one, and runs nothing.
        var renewed = await _runs
            .RunAsync(() => Fresh() is { } held && !ReferenceEquals(held.Credential, rejected) ? held : null, cancellationToken)
            .ConfigureAwait(false);
        return renewed.Credential == rejected ? null : renewed.Credential;
    }

    public override void Dispose()
    {
        // A program that still runs ends with the requests that wait for it.
    }

    private Held? Fresh() =>
        _held is { } held && (held.Expiry is not { } expiry || expiry - Leeway > _time.GetUtcNow()) ? held : null;

    private async Task<Held> RunAsync(CancellationToken cancellationToken)
    {
        var output = await ExecProcess.RunAsync(_settings, cancellationToken).ConfigureAwait(false);
        var held = Read(output);
        _held = held;
        return held;
    }

    private Held Read(string output)
    {
        ExecCredentialStatus status;
        try
        {
            status = ExecCredentialJson.Parse(output, _settings.ApiVersion);
        }
        catch (FormatException e)
        {
            throw new KubeConfigException($"User \"{_settings.User}\": the credential program {_settings.Command} failed: {e.Message}.", e);
        }

        return new Held(
            new Credential(status.Token is { } token ? Credential.Bearer(token) : null, CertificateOf(status)),
            status.Expiry);
    }

    private ClientCertificate? CertificateOf(ExecCredentialStatus status)
    {
        if (status is not { Certificate: { } certificatePem, Key: { } keyPem })
        {
            return _certificate?.Current;
        }

        var certificate = Pem.ClientCertificate(
            Encoding.UTF8.GetBytes(certificatePem),
            Encoding.UTF8.GetBytes(keyPem),
            _time,
            problem => new KubeConfigException($"User \"{_settings.User}\": the certificate from {_settings.Command} {problem}"));

        // The same certificate again keeps its connections.
        return _held?.Credential.ClientCertificate is { } last && last.SameAs(certificate) ? last : certificate;
    }

    private sealed record Held(Credential Credential, DateTimeOffset? Expiry);
}
