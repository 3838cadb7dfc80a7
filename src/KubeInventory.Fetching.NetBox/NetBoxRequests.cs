using System.Net.Http.Headers;
using System.Text.Json;

namespace KubeInventory.Fetching.NetBox;

/// <summary>Sends requests to one NetBox, with the token as it is now. Every address is made here, so the token goes nowhere else.</summary>
internal sealed class NetBoxRequests(NetBoxFetcherOptions options, HttpClient http)
{
    private const string SecondVersionPrefix = "nbt_";

    private readonly string _root = $"{options.Address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/api/";

    public async Task<JsonDocument> GetAsync(string pathAndQuery, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _root + pathAndQuery);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (options.Token is not null)
        {
            var token = await options.Token.ReadAsync(cancellationToken).ConfigureAwait(false);
            request.Headers.Authorization = new AuthenticationHeaderValue(token.StartsWith(SecondVersionPrefix, StringComparison.Ordinal) ? "Bearer" : "Token", token);
        }

        return await http.SendForJsonAsync(request, "NetBox", cancellationToken).ConfigureAwait(false);
    }
}
