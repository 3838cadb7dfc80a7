using System.Text;

namespace KubeInventory.Client;

/// <summary>Credentials from a program: run when there is none, when the last one runs out, and when the server rejects it.</summary>
internal sealed class ExecPlugin(ExecPluginSettings settings, Reloaded<ClientCertificate>? certificate, KubeConnectionOptions options)
    : CredentialSource
{
    /// <summary>A token that runs out on its way is of no use.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(10);

    // Many requests meet one expired token at once; one of them runs the program, the others wait for it.
    private readonly SemaphoreSlim _gate = new(1);
    private volatile Held? _held;

    public override async ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
        _held is { } held && IsFresh(held) ? held.Credential : await RunAsync(rejected: null, cancellationToken).ConfigureAwait(false);

    public override async ValueTask<Credential?> RenewAsync(Credential rejected, CancellationToken cancellationToken)
    {
        var renewed = await RunAsync(rejected, cancellationToken).ConfigureAwait(false);
        return renewed == rejected ? null : renewed;
    }

    public override void Dispose() => _gate.Dispose();

    private bool IsFresh(Held held) => held.Expiry is not { } expiry || expiry - Leeway > options.TimeProvider.GetUtcNow();

    private async ValueTask<Credential> RunAsync(Credential? rejected, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_held is { } held && IsFresh(held) && held.Credential != rejected)
            {
                return held.Credential;
            }

            var output = await ExecProcess.RunAsync(settings, cancellationToken).ConfigureAwait(false);
            _held = Read(output);
            return _held.Credential;
        }
        finally
        {
            _gate.Release();
        }
    }

    private Held Read(string output)
    {
        ExecCredentialStatus status;
        try
        {
            status = ExecCredentialJson.Parse(output, settings.ApiVersion);
        }
        catch (FormatException e)
        {
            throw new KubeConfigException($"User \"{settings.User}\": the credential program {settings.Command} failed: {e.Message}.", e);
        }

        var clientCertificate = status is { Certificate: { } certificatePem, Key: { } keyPem }
            ? Pem.ClientCertificate(
                Encoding.UTF8.GetBytes(certificatePem),
                Encoding.UTF8.GetBytes(keyPem),
                options.TimeProvider,
                problem => new KubeConfigException($"User \"{settings.User}\": the certificate from {settings.Command} {problem}"))
            : certificate?.Current;
        return new Held(
            new Credential(status.Token is { } token ? Credential.Bearer(token) : null, clientCertificate),
            status.Expiry);
    }

    private sealed record Held(Credential Credential, DateTimeOffset? Expiry);
}
