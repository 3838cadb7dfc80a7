using System.Net;
using System.Security.Authentication;

namespace KubeInventory.Client;

/// <summary>
/// Sends through a handler of its own. New client certificates and authorities get a new handler: pooled connections would go on with
/// the old ones.
/// </summary>
internal sealed class OwnTransport(ClusterAccess access, KubeConnectionOptions options) : Transport
{
    private readonly Lock _gate = new();
    private ConnectionPool? _pool;
    private bool _disposed;

    public override async Task<HttpResponseMessage> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var credential = await access.Credentials.GetAsync(cancellationToken).ConfigureAwait(false);
        for (var isFirst = true; ; isFirst = false)
        {
            var response = await SendAsync(request, credential, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode is not HttpStatusCode.Unauthorized)
            {
                credential.Accept();
                return response;
            }

            // A request may be held up for longer than its new credential counts. One that worked for others is followed by the next,
            // however often they change; one that never worked is the last.
            if (!(isFirst || credential.WasAccepted)
                || await access.Credentials.RenewAsync(credential, cancellationToken).ConfigureAwait(false) is not { } renewed)
            {
                return response;
            }

            // The server has not looked at the request beyond its credential, so even a create may be sent again.
            response.Dispose();
            credential = renewed;
        }
    }

    public override void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _pool?.Close();
            _pool = null;
            ClientTelemetry.ForgetCertificate(this);
        }

        access.Credentials.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(ApiRequest request, Credential credential, CancellationToken cancellationToken)
    {
        var trust = access.Trust.Current;
        while (true)
        {
            try
            {
                return await SendAsync(request, credential, trust, cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException e) when (e.InnerException is AuthenticationException && access.Trust.Replaces(trust))
            {
                // The server has a certificate of a new authority, and so has the file. Nothing of the request was sent.
                trust = access.Trust.Current;
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        ApiRequest request, Credential credential, ServerTrust trust, CancellationToken cancellationToken)
    {
        using var message = request.ToMessage(access.Server);
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        message.Headers.Authorization = credential.Authorization;
        (options.Impersonation ?? access.Impersonation)?.AddTo(message);

        var pool = Enter(trust, credential.ClientCertificate);
        try
        {
            return await pool.Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                pool.Leave();
            }
        }
    }

    private ConnectionPool Enter(ServerTrust trust, ClientCertificate? certificate)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(KubeConnection));
            if (_pool?.IsFor(trust, certificate) is not true)
            {
                _pool?.Retire();
                _pool = new ConnectionPool(trust, certificate, PoolHandler.Create(access, trust, certificate, options));
                if (certificate is not null)
                {
                    ClientTelemetry.ObserveCertificate(this, access.Server, certificate);
                }
                else
                {
                    ClientTelemetry.ForgetCertificate(this);
                }
            }

            _pool.Enter();
            return _pool;
        }
    }
}
