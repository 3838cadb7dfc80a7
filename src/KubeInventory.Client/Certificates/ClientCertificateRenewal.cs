using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubeInventory.Client;

/// <summary>
/// Keeps a client certificate in a file good: gets the first one, and a new one with a new key at a random point between 70 and 90 % of
/// the lifetime of each, so that a fleet that was set up at once does not renew at once. Whoever reads the file meets a whole, old or
/// new, pair; a <see cref="KubeConnection"/> whose kubeconfig names it takes the new one up by itself. Not for several processes at once.
/// </summary>
/// <example><code>
/// var renewal = new ClientCertificateRenewal(bootstrap, new ClientCertificateRenewalOptions
/// {
///     Certificate = new ClientCertificateRequest { CommonName = "inventory:host:db-1" },
///     Path = "/var/lib/inventory/client.pem",
/// });
/// await renewal.EnsureAsync(stoppingToken);
/// </code></example>
public sealed class ClientCertificateRenewal
{
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    // Timers end at 49 days; the wait for a certificate of a year goes on after that.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly CertificateSigner _signer;
    private readonly RequestSender _sender;
    private readonly ClientCertificateRenewalOptions _options;
    private readonly Func<double> _random;

    /// <summary>Renews over a connection: at first one with bootstrap credentials, later one that uses the certificate itself.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    public ClientCertificateRenewal(KubeConnection connection, ClientCertificateRenewalOptions options)
        : this(connection, options, Random.Shared.NextDouble)
    {
    }

    internal ClientCertificateRenewal(KubeConnection connection, ClientCertificateRenewalOptions options, Func<double> random)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _signer = new CertificateSigner(connection);
        _sender = connection.Sender;
        _options = options;
        _random = random;
    }

    /// <summary>Gets a certificate if the file has none that is good now, and returns when it has.</summary>
    /// <exception cref="CertificateSigningException">The request was denied, failed, was deleted, or was not decided in time.</exception>
    /// <exception cref="KubeApiException">The server does not take the request.</exception>
    /// <exception cref="KubeConnectionException">The server cannot be reached.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken = default)
    {
        if (Present() is null)
        {
            await RenewAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Keeps the certificate good until it is cancelled. What fails is logged and tried again, at first after 2 seconds, later every
    /// 10 minutes; the old certificate stays until a new one is written.
    /// </summary>
    /// <returns>A task that ends normally when it is cancelled.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var delay = ShortestDelay;
            while (true)
            {
                if (await TryRenewWhenDueAsync(cancellationToken).ConfigureAwait(false))
                {
                    delay = ShortestDelay;
                    continue;
                }

                await Task.Delay(delay * (1 + _random()), _sender.TimeProvider, cancellationToken).ConfigureAwait(false);
                delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It was asked to end.
        }
    }

    private async Task<bool> TryRenewWhenDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WaitUntilDueAsync(cancellationToken).ConfigureAwait(false);
            await RenewAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is CertificateSigningException or KubeApiException or KubeConnectionException or KubeConfigException
            or IOException or UnauthorizedAccessException)
        {
            _sender.Logger.CertificateNotRenewed(e, _options.Path);
            return false;
        }
    }

    private async Task WaitUntilDueAsync(CancellationToken cancellationToken)
    {
        if (Present() is not { } present)
        {
            return;
        }

        var due = present.NotBefore + (present.NotAfter - present.NotBefore) * (0.7 + 0.2 * _random());
        for (var left = due - Now; left > TimeSpan.Zero; left = due - Now)
        {
            // Timers count whole milliseconds: rounded down, the last of them would be waited for in a circle.
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
            await Task.Delay(wait < LongestWait ? wait : LongestWait, _sender.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        var issued = await _signer.IssueAsync(_options.Certificate, _options.ApprovalTimeout, cancellationToken).ConfigureAwait(false);
        issued.SaveTo(_options.Path);
        _sender.Logger.CertificateRenewed(_options.Path, issued.NotAfter);
    }

    private DateTimeOffset Now => _sender.TimeProvider.GetUtcNow();

    /// <summary>The certificate in the file; null if there is none, or none that is good now for this user.</summary>
    private IssuedCertificate? Present()
    {
        if (!File.Exists(_options.Path))
        {
            return null;
        }

        try
        {
            var text = File.ReadAllText(_options.Path);
            using var certificate = X509Certificate2.CreateFromPem(text, text);
            var isOurs = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false) == _options.Certificate.CommonName;
            return isOurs && certificate.NotAfter > Now.LocalDateTime
                ? new IssuedCertificate(text, text, certificate.NotBefore, certificate.NotAfter)
                : null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            _sender.Logger.CertificateUnreadable(e, _options.Path);
            return null;
        }
    }
}
