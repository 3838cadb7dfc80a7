using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace KubeInventory.Embedded.Http;

/// <summary>One alternative of an Accept header, such as <c>application/json;as=Table;v=v1;g=meta.k8s.io</c>.</summary>
/// <param name="MediaType">In lower case, without parameters.</param>
/// <param name="Parameters">Parameters by name.</param>
internal sealed record AcceptClause(string MediaType, IReadOnlyDictionary<string, string> Parameters)
{
    private static readonly AcceptClause Anything = new("*/*", new Dictionary<string, string>());

    /// <summary>Whether JSON is what is asked for.</summary>
    public bool TakesJson => MediaType is "application/json" or "application/*" or "*/*";

    /// <summary>The kind that objects are to be turned into; empty for the objects as they are.</summary>
    public string As => this["as"];

    public string this[string parameter] => Parameters.GetValueOrDefault(parameter, "");

    /// <summary>The alternatives of a request, the most wanted first; anything if it names none.</summary>
    public static IReadOnlyList<AcceptClause> Of(HttpRequest request)
    {
        var text = string.Join(',', request.Headers.Accept.AsEnumerable());
        return string.IsNullOrWhiteSpace(text)
            ? [Anything]
            : [.. text.Split(',').Select(Parse).OrderByDescending(clause => clause.Quality())];
    }

    private static AcceptClause Parse(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in parts.Skip(1).Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2))
        {
            parameters[pair[0].Trim()] = pair[1].Trim().Trim('"');
        }

        return new AcceptClause(parts[0].ToLowerInvariant(), parameters);
    }

    private double Quality() =>
        double.TryParse(this["q"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) ? quality : 1;
}
