using System.Globalization;
using System.Runtime.CompilerServices;

namespace KubeInventory.Fetching.NetBox;

/// <summary>Reads lists of NetBox page by page, by identifier: what is added or deleted in between moves no row to another page, as offsets would.</summary>
/// <remarks>
/// From 4.6 on NetBox has a cursor for that (<c>start=</c>), which saves it counting. Before, <c>ordering=id</c> and <c>id__gt=</c> do the same, and
/// the count is compared with what came. A link to the next page is not followed: it says only whether there is one.
/// </remarks>
internal sealed class NetBoxLists
{
    private const int Attempts = 2;

    private readonly NetBoxRequests _requests;
    private readonly bool _hasCursor;
    private readonly int _pageSize;

    private NetBoxLists(NetBoxRequests requests, bool hasCursor, int pageSize) => (_requests, _hasCursor, _pageSize) = (requests, hasCursor, pageSize);

    /// <summary>Finds out how this NetBox pages. It may be upgraded from one fetch to the next.</summary>
    public static async Task<NetBoxLists> OpenAsync(NetBoxFetcherOptions options, HttpClient http, int? pageSize, CancellationToken cancellationToken)
    {
        var requests = new NetBoxRequests(options, http);
        using var page = await requests.GetAsync("dcim/sites/?start=0&limit=1&fields=id", cancellationToken).ConfigureAwait(false);

        // One that knows no cursor ignores the parameter and counts.
        return new NetBoxLists(requests, page.RootElement.Whole("count") is null, pageSize ?? options.PageSize);
    }

    /// <summary>The rows of a list, each once, in pages.</summary>
    /// <param name="list">Its path.</param>
    /// <param name="query">Further parameters, joined by ampersands.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="FetchException">The list has holes or repetitions, also when it is read again; or NetBox refuses, or does not answer.</exception>
    public async IAsyncEnumerable<IReadOnlyList<NetBoxRow>> ReadAsync(string list, string query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<long> given = [];
        string? fault = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var progress = new NetBoxListProgress();
            while (!progress.IsOver)
            {
                var position = _hasCursor ? $"start={progress.Last + 1}" : $"ordering=id&id__gt={progress.Last}";
                using var page = await _requests.GetAsync(string.Create(CultureInfo.InvariantCulture, $"{list}?limit={_pageSize}&{position}&{query}"), cancellationToken).ConfigureAwait(false);
                var rows = progress.Take(page.RootElement);
                rows.RemoveAll(row => !given.Add(row.Id));
                if (rows.Count > 0)
                {
                    yield return rows;
                }
            }

            fault = progress.Fault;
            if (fault is null)
            {
                yield break;
            }
        }

        throw new FetchException(FetchFailure.Malformed, $"NetBox's list {list} was read {Attempts} times and is not whole: {fault}");
    }
}
