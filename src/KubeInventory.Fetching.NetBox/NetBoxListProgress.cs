using System.Text.Json;

namespace KubeInventory.Fetching.NetBox;

/// <summary>How far a list has been read, and whether what came can be all of it.</summary>
internal sealed class NetBoxListProgress
{
    private long? _promised;
    private long _taken;

    /// <summary>Identifier of the last row.</summary>
    public long Last { get; private set; }

    public bool IsOver { get; private set; }

    /// <summary>Why what came is not the whole list; null if it is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Takes the rows of the next page up to the first that is out of place.</summary>
    /// <exception cref="FetchException">The page is no page of NetBox.</exception>
    public List<NetBoxRow> Take(JsonElement page)
    {
        List<NetBoxRow> rows = [];
        if (page.ValueKind is not JsonValueKind.Object || !page.TryGetProperty("results", out _))
        {
            throw new FetchException(FetchFailure.Malformed, "NetBox answers with a list without 'results': this is no NetBox, or one of an unknown version.");
        }

        var count = page.Whole("count");
        var results = page.Items("results").ToList();
        _promised ??= count;
        foreach (var json in results)
        {
            var id = json.Whole("id") ?? throw new FetchException(FetchFailure.Malformed, "NetBox lists an object without 'id': this is no NetBox, or one of an unknown version.");
            if (id <= Last)
            {
                (IsOver, Fault) = (true, $"the row {id} comes after {Last}, so rows are doubled and others may be lost. Is a cache or proxy in between that leaves parameters out?");
                return rows;
            }

            Last = id;
            rows.Add(new NetBoxRow(id, json));
        }

        _taken += rows.Count;

        // A cursor comes without count and tells by its link whether there is more.
        IsOver = results.Count == 0 || (count is null ? page.Text("next") is null : results.Count >= count);
        if (IsOver && _promised is { } promised && promised != _taken)
        {
            Fault = $"{promised} rows were promised and {_taken} came. Either much is changed just now, or rows were lost.";
        }

        return rows;
    }
}
