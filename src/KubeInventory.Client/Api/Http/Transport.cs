namespace KubeInventory.Client;

/// <summary>Carries a request to a server and signs it. One answer per call, whatever its code.</summary>
internal abstract class Transport : IDisposable
{
    /// <summary>Where this server's address came from, for messages: a kubeconfig's context, the service account, a caller's client.</summary>
    public required string Origin { get; init; }

    public abstract Task<HttpResponseMessage> SendAsync(ApiRequest request, CancellationToken cancellationToken);

    public abstract void Dispose();
}
