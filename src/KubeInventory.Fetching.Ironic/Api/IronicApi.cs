using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace KubeInventory.Fetching.Ironic;

/// <summary>Ironic's API at one address, at the version that both sides know.</summary>
/// <remarks>Source: OpenStack Bare Metal API reference.</remarks>
internal sealed class IronicApi
{
    private const string Name = "Ironic";

    private readonly HttpClient _http;
    private readonly string _root;

    private IronicApi(HttpClient http, string root, int version) => (_http, _root, Version) = (http, root, version);

    /// <summary>The minor version that was agreed on.</summary>
    public int Version { get; }

    /// <summary>Asks which versions the server speaks.</summary>
    public static async Task<IronicApi> OpenAsync(HttpClient http, Uri endpoint, CancellationToken cancellationToken)
    {
        var root = endpoint.ToString().TrimEnd('/');
        root = root.EndsWith("/v1", StringComparison.Ordinal) ? root : $"{root}/v1";
        using var request = new HttpRequestMessage(HttpMethod.Get, root);
        using var answer = await http.SendForAnswerAsync(request, Name, cancellationToken).ConfigureAwait(false);
        return new IronicApi(http, root, IronicVersion.Agree(answer.Headers, endpoint));
    }

    /// <summary>The items of a collection, page by page. Ends only after the last page.</summary>
    /// <param name="collection">Such as <c>nodes</c>; also the name of the list in the answer.</param>
    /// <param name="query">Further parameters, such as <c>fields</c>.</param>
    /// <param name="pageSize">Items of a page; the server may give fewer.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>Pages that live until the next one is asked for.</returns>
    public async IAsyncEnumerable<IReadOnlyList<JsonElement>> ListAsync(
        string collection, string query, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var trail = new PageTrail(Name);
        for (string? marker = ""; marker is not null;)
        {
            trail.Visit(marker);
            var after = marker.Length == 0 ? "" : $"&marker={Uri.EscapeDataString(marker)}";
            using var page = await GetAsync($"{collection}?{query}&limit={pageSize}{after}", cancellationToken).ConfigureAwait(false);
            if (!page.RootElement.Has(collection))
            {
                throw new FetchException(FetchFailure.Malformed, $"Ironic answers {_root}/{collection} without '{collection}'.");
            }

            yield return [.. page.RootElement.Items(collection)];
            marker = page.RootElement.Text("next") is { } next ? Marker(next) : null;
        }
    }

    /// <summary>Gets a document; null where there is none, or where these credentials may not see it.</summary>
    public async Task<JsonDocument?> GetIfThereAsync(string path, CancellationToken cancellationToken)
    {
        using var request = Request(path);
        try
        {
            return await _http.SendForJsonAsync(request, Name, cancellationToken).ConfigureAwait(false);
        }
        catch (FetchException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            return null;
        }
    }

    private async Task<JsonDocument> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var request = Request(path);
        return await _http.SendForJsonAsync(request, Name, cancellationToken).ConfigureAwait(false);
    }

    private HttpRequestMessage Request(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{_root}/{path}");
        request.Headers.Add(IronicVersion.Header, IronicVersion.Of(Version));
        return request;
    }

    // The marker alone: behind a proxy, Ironic often names a host that is not to be reached, and credentials go to no other one.
    private static string Marker(string next)
    {
        var query = next.IndexOf('?', StringComparison.Ordinal) is >= 0 and var start ? next[(start + 1)..] : "";
        var marker = query.Split('&').FirstOrDefault(pair => pair.StartsWith("marker=", StringComparison.Ordinal))?["marker=".Length..];
        return !string.IsNullOrEmpty(marker) ? Uri.UnescapeDataString(marker)
            : throw new FetchException(FetchFailure.Malformed, "Ironic's link to the next page is without a marker.");
    }
}
