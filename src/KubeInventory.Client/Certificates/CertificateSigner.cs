using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using RequestConditionStatus = KubeInventory.Client.V1CertificateSigningRequestStatusConditionStatus;
using RequestConditionType = KubeInventory.Client.V1CertificateSigningRequestStatusConditionType;

namespace KubeInventory.Client;

/// <summary>
/// Gets certificates from a cluster: makes a key, sends a CertificateSigningRequest, and waits until somebody approves it and its signer
/// signs. Safe for any number of threads.
/// </summary>
/// <remarks>Source: <c>certificates.k8s.io/v1</c>. Keys are ECDSA P-256.</remarks>
public sealed class CertificateSigner
{
    /// <summary>How long to wait before a broken watch is opened again.</summary>
    private static readonly TimeSpan DelayAfterBreak = TimeSpan.FromSeconds(2);

    private readonly ResourceClient<V1CertificateSigningRequest> _requests;
    private readonly TimeProvider _time;

    /// <summary>Sends requests over a connection, whose user must be allowed to create and watch them.</summary>
    public CertificateSigner(KubeConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _requests = new ResourceClient<V1CertificateSigningRequest>(connection);
        _time = connection.Sender.TimeProvider;
    }

    /// <summary>Gets a new certificate with a new key.</summary>
    /// <param name="request">What the certificate is to say.</param>
    /// <param name="patience">
    /// How long to wait for approval and signature. Range: above zero, or <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </param>
    /// <param name="cancellationToken">Gives up; the request stays with the server.</param>
    /// <exception cref="CertificateSigningException">The request was denied, failed, was deleted, or was not decided in time.</exception>
    /// <exception cref="KubeApiException">The server does not take the request.</exception>
    /// <exception cref="KubeConnectionException">The server cannot be reached.</exception>
    /// <exception cref="ArgumentException">The request lacks what it must say, or the patience is out of its range; nothing was sent.</exception>
    public async Task<IssuedCertificate> IssueAsync(
        ClientCertificateRequest request, TimeSpan patience, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        if (patience <= TimeSpan.Zero && patience != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(patience), patience, "The patience must be above zero, or infinite.");
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var created = await _requests.CreateAsync(ToResource(request, key), cancellationToken: cancellationToken).ConfigureAwait(false);
        var name = created.Metadata!.Name!;

        using var deadline = new CancellationTokenSource(patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var certificate = await WaitAsync(name, either.Token).ConfigureAwait(false);
            return Check(name, Encoding.ASCII.GetString(certificate.Span), key);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CertificateSigningException(
                $"The signing request {name} was not answered within {patience}. Approve it (kubectl certificate approve {name}), or check the signer {request.SignerName}.",
                name,
                CertificateSigningOutcome.TimedOut,
                e);
        }
    }

    private static V1CertificateSigningRequest ToResource(ClientCertificateRequest request, ECDsa key)
    {
        var subject = new X500DistinguishedNameBuilder();
        foreach (var organization in request.Organizations)
        {
            subject.AddOrganizationName(organization);
        }

        subject.AddCommonName(request.CommonName);
        var pem = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256).CreateSigningRequestPem();
        return new V1CertificateSigningRequest
        {
            Metadata = new ObjectMeta { GenerateName = "csr-" },
            Spec = new V1CertificateSigningRequestSpec
            {
                Request = Encoding.ASCII.GetBytes(pem),
                SignerName = request.SignerName,
                Usages = request.Usages,
                ExpirationSeconds = (int?)request.Lifetime?.TotalSeconds,
            },
        };
    }

    private async Task<ReadOnlyMemory<byte>> WaitAsync(string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var current = await _requests.FindAsync(name, cancellationToken).ConfigureAwait(false) ?? throw Deleted(name);
                if (Outcome(current) is { } present)
                {
                    return present;
                }

                var options = new WatchOptions { FieldSelector = $"metadata.name={name}", ResourceVersion = current.Metadata?.ResourceVersion };
                await foreach (var change in _requests.WatchAsync(options, cancellationToken).ConfigureAwait(false))
                {
                    if (change.Type is not WatchEventType.Bookmark && Outcome(change.Object) is { } issued)
                    {
                        return issued;
                    }

                    if (change.Type is WatchEventType.Deleted)
                    {
                        throw Deleted(name);
                    }
                }
            }
            catch (Exception e) when (e is KubeConnectionException or KubeExpiredException)
            {
                // The server knows what became of the request meanwhile.
                await Task.Delay(DelayAfterBreak, _time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static ReadOnlyMemory<byte>? Outcome(V1CertificateSigningRequest request)
    {
        var name = request.Metadata?.Name ?? "";
        foreach (var condition in request.Status?.Conditions ?? [])
        {
            if (condition.Status == RequestConditionStatus.True && condition.Type == RequestConditionType.Denied)
            {
                throw new CertificateSigningException(
                    $"The signing request {name} was denied: {condition.Reason}: {condition.Message}", name, CertificateSigningOutcome.Denied);
            }

            if (condition.Status == RequestConditionStatus.True && condition.Type == RequestConditionType.Failed)
            {
                throw new CertificateSigningException(
                    $"The signer {request.Spec?.SignerName} could not sign {name}: {condition.Reason}: {condition.Message}", name, CertificateSigningOutcome.Failed);
            }
        }

        return request.Status?.Certificate is { IsEmpty: false } ? request.Status.Certificate : null;
    }

    private IssuedCertificate Check(string name, string certificatePem, ECDsa key)
    {
        var keyPem = key.ExportPkcs8PrivateKeyPem();
        using var certificate = Pem.ClientCertificate(
            Encoding.ASCII.GetBytes(certificatePem),
            Encoding.ASCII.GetBytes(keyPem),
            _time,
            problem => new CertificateSigningException(
                $"The certificate that {name} brought cannot be used: it {problem}", name, CertificateSigningOutcome.Unusable));
        return new IssuedCertificate(certificatePem, keyPem, certificate.Leaf.NotBefore, certificate.Leaf.NotAfter);
    }

    private static CertificateSigningException Deleted(string name) =>
        new($"The signing request {name} was deleted before it was answered.", name, CertificateSigningOutcome.Deleted);
}
