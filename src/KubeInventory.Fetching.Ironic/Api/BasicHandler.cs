using System.Net.Http.Headers;
using System.Text;

namespace KubeInventory.Fetching.Ironic;

/// <summary>Sends each request with a name and the password that counts now.</summary>
internal sealed class BasicHandler(string userName, Secret password) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var secret = await password.ReadAsync(cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{secret}")));
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
