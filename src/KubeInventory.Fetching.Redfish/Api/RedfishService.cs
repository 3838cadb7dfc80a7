using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace KubeInventory.Fetching.Redfish;

/// <summary>The Redfish service of one controller, asked by a few requests at a time.</summary>
/// <remarks>Source: DMTF DSP0266.</remarks>
internal sealed class RedfishService(HttpClient http, string name, int maxParallelRequests) : IDisposable
{
    public const string Root = "/redfish/v1/";

    private const string Id = "@odata.id";
    private readonly SemaphoreSlim _places = new(maxParallelRequests, maxParallelRequests);

    /// <summary>Gets a resource.</summary>
    public async Task<JsonDocument> GetAsync(string path, Action<HttpRequestMessage> authorize, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Local(path));
            request.Headers.Add("OData-Version", "4.0");
            authorize(request);
            return await http.SendForJsonAsync(request, name, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Sends anything but a GET.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => http.SendForAnswerAsync(request, name, cancellationToken);

    /// <summary>The members of a collection, page by page; those that came without their content are asked for.</summary>
    /// <returns>Documents that the caller disposes of; the same one for all members of a page that came with it.</returns>
    public async IAsyncEnumerable<IReadOnlyList<JsonElement>> MembersAsync(
        string path, bool expands, bool mayBeMissing, Action<HttpRequestMessage> authorize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var trail = new PageTrail(name);
        long seen = 0;
        for (var next = expands ? $"{path}?$expand=." : path; next is not null;)
        {
            trail.Visit(next);
            using var page = mayBeMissing && seen == 0
                ? await FindAsync(next, authorize, cancellationToken).ConfigureAwait(false)
                : await GetAsync(next, authorize, cancellationToken).ConfigureAwait(false);
            if (page is null)
            {
                // Firmware links to collections that it does not have.
                yield break;
            }

            if (!page.RootElement.Has("Members"))
            {
                throw new FetchException(FetchFailure.Malformed, $"{name} answers {path} without 'Members'.");
            }

            var members = await Task.WhenAll(page.RootElement.Items("Members").Select(member => MemberAsync(member, authorize, cancellationToken))).ConfigureAwait(false);
            seen += members.Length;
            yield return members;

            next = page.RootElement.Text("Members@odata.nextLink");
            if (next is null && page.RootElement.Whole("Members@odata.count") is { } count && count > seen)
            {
                throw new FetchException(FetchFailure.Malformed, $"{name} says that {path} has {count} members, and shows {seen}.");
            }
        }
    }

    /// <summary>All members of a collection that a resource links to; none where there is no such collection.</summary>
    public async Task<IReadOnlyList<JsonElement>> AllAsync(
        JsonElement parent, string link, bool expands, Action<HttpRequestMessage> authorize, CancellationToken cancellationToken)
    {
        List<JsonElement> all = [];
        if (parent.Object(link)?.Text(Id) is { } path)
        {
            await foreach (var members in MembersAsync(path, expands, mayBeMissing: true, authorize, cancellationToken).ConfigureAwait(false))
            {
                all.AddRange(members);
            }
        }

        return all;
    }

    /// <summary>What each of some links leads to.</summary>
    public async Task<IReadOnlyList<JsonElement>> EachAsync(IEnumerable<JsonElement> links, Action<HttpRequestMessage> authorize, CancellationToken cancellationToken)
        => await Task.WhenAll(links.Select(link => MemberAsync(link, authorize, cancellationToken))).ConfigureAwait(false);

    /// <summary>The path of a link, which must stay with this controller: another host would be given the credentials.</summary>
    public string Local(string link)
    {
        var uri = Uri.TryCreate(http.BaseAddress!, link, out var resolved) ? resolved : null;
        return uri is not null && uri.Scheme == http.BaseAddress!.Scheme && uri.Authority == http.BaseAddress.Authority
            ? uri.PathAndQuery
            : throw new FetchException(FetchFailure.Malformed, $"{name} links to another place than itself, from which nothing is read.");
    }

    public void Dispose()
    {
        http.Dispose();
        _places.Dispose();
    }

    private async Task<JsonDocument?> FindAsync(string path, Action<HttpRequestMessage> authorize, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(path, authorize, cancellationToken).ConfigureAwait(false);
        }
        catch (FetchException e) when (e.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<JsonElement> MemberAsync(JsonElement member, Action<HttpRequestMessage> authorize, CancellationToken cancellationToken)
    {
        var path = member.Text(Id) ?? throw new FetchException(FetchFailure.Malformed, $"{name} lists a member without '{Id}'.");
        if (member.EnumerateObject().Any(field => !field.Name.StartsWith('@')))
        {
            return member.Clone();
        }

        using var document = await GetAsync(path, authorize, cancellationToken).ConfigureAwait(false);
        return document.RootElement.Clone();
    }
}
