namespace KubeInventory.Client;

/// <summary>Sends through a caller's client, which stays the caller's.</summary>
internal sealed class BorrowedTransport(
    HttpClient client,
    Uri server,
    Func<HttpRequestMessage, CancellationToken, ValueTask>? authenticate,
    KubeConnectionOptions options) : Transport
{
    public override async Task<HttpResponseMessage> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var message = request.ToMessage(server);
        if (client.DefaultRequestHeaders.UserAgent.Count == 0)
        {
            message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        }

        options.Impersonation?.AddTo(message);
        if (authenticate is not null)
        {
            await authenticate(message, cancellationToken).ConfigureAwait(false);
        }

        return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        // The client is the caller's.
    }
}
