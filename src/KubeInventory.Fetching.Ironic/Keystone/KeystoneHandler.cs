using System.Net;

namespace KubeInventory.Fetching.Ironic;

/// <summary>Sends each request with a token, and once more with a new one where the token is refused: it may have been revoked.</summary>
internal sealed class KeystoneHandler(KeystoneSession session) : DelegatingHandler
{
    private const string Header = "X-Auth-Token";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await session.TokenAsync(refused: null, cancellationToken).ConfigureAwait(false);
        request.Headers.Add(Header, token.Value);
        var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode is not HttpStatusCode.Unauthorized)
        {
            return answer;
        }

        answer.Dispose();
        token = await session.TokenAsync(token, cancellationToken).ConfigureAwait(false);
        request.Headers.Remove(Header);
        request.Headers.Add(Header, token.Value);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
