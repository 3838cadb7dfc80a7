using System.Globalization;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Selectors;
using Microsoft.AspNetCore.Http;

namespace KubeInventory.Embedded.Http;

/// <summary>Query parameters of list, watch and deletecollection.</summary>
internal sealed record ListOptions
{
    public required Client.LabelSelector Labels { get; init; }

    public required FieldSelector Fields { get; init; }

    /// <summary>Objects in a page; 0 for all.</summary>
    public long Limit { get; init; }

    public string Continue { get; init; } = "";

    /// <summary>Null for the most recent state, 0 for any.</summary>
    public long? ResourceVersion { get; init; }

    /// <summary>List exactly the state at <see cref="ResourceVersion"/>, and nothing newer.</summary>
    public bool Exact { get; init; }

    /// <summary>For watches: begin with the present state; null for what the resourceVersion implies.</summary>
    public bool? SendInitialEvents { get; init; }

    public bool AllowWatchBookmarks { get; init; }

    public TimeSpan? Timeout { get; init; }

    /// <exception cref="StatusException">400 or 422: a parameter is not one that Kubernetes knows.</exception>
    public static ListOptions Of(HttpRequest request, SelectableFields fields, bool isWatch)
    {
        var query = request.Query;
        Validate(query, isWatch);
        if (!Client.LabelSelector.TryParse(query["labelSelector"].ToString(), out var labels, out var refusal)
            | !FieldSelector.TryParse(query["fieldSelector"].ToString(), fields, out var selected, out var fieldRefusal))
        {
            throw StatusException.BadRequest(refusal ?? fieldRefusal!);
        }

        return new ListOptions
        {
            Labels = labels!,
            Fields = selected!,
            Limit = Math.Max(0, QueryText.ReadNumber(query["limit"]) ?? 0),
            Continue = query["continue"].ToString(),
            ResourceVersion = ReadVersion(query["resourceVersion"].ToString(), isWatch),
            Exact = query["resourceVersionMatch"] == "Exact",
            SendInitialEvents = QueryText.ReadFlag(query["sendInitialEvents"]),
            AllowWatchBookmarks = QueryText.IsTrue(query["allowWatchBookmarks"]),
            Timeout = QueryText.ReadNumber(query["timeoutSeconds"]) is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    // resourceVersionMatch and sendInitialEvents depend on one another and on the verb; kube-apiserver's table in code.
    private static void Validate(IQueryCollection query, bool isWatch)
    {
        var match = query["resourceVersionMatch"].ToString();
        var version = query["resourceVersion"].ToString();
        var sendInitialEvents = query.ContainsKey("sendInitialEvents");
        var errors = new FieldErrors();
        var matchPath = FieldPath.Of("resourceVersionMatch");
        if (isWatch)
        {
            if (sendInitialEvents && match != "NotOlderThan")
            {
                errors.Forbidden(matchPath, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
            }
            else if (match.Length > 0 && !sendInitialEvents)
            {
                errors.Forbidden(matchPath, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
            }
        }
        else
        {
            ValidateList(query, match, version, sendInitialEvents, errors);
        }

        if (errors.Count > 0)
        {
            throw StatusException.Invalid(new("meta.k8s.io", "ListOptions"), "", errors);
        }
    }

    private static void ValidateList(IQueryCollection query, string match, string version, bool sendInitialEvents, FieldErrors errors)
    {
        var path = FieldPath.Of("resourceVersionMatch");
        if (match.Length > 0 && version.Length == 0)
        {
            errors.Forbidden(path, "resourceVersionMatch is forbidden unless resourceVersion is provided");
        }

        if (match.Length > 0 && query["continue"].ToString().Length > 0)
        {
            errors.Forbidden(path, "resourceVersionMatch is forbidden when continue is provided");
        }

        if (match is not ("" or "Exact" or "NotOlderThan"))
        {
            errors.NotSupported(path, match, ["Exact", "NotOlderThan", ""]);
        }

        if (match == "Exact" && version == "0")
        {
            errors.Forbidden(path, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        }

        if (sendInitialEvents)
        {
            errors.Forbidden(FieldPath.Of("sendInitialEvents"), "sendInitialEvents is forbidden for list");
        }
    }

    private static long? ReadVersion(string text, bool isWatch)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version <= long.MaxValue)
        {
            return (long)version;
        }

        var quoted = GoText.Quote(text);
        var complaint = $"resourceVersion: Invalid value: {quoted}: strconv.ParseUint: parsing {quoted}: invalid syntax";
        throw isWatch ? new StatusException(500, null, complaint) : StatusException.BadRequest($"invalid resource version: {complaint}");
    }
}
