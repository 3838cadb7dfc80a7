namespace KubeInventory.TestKit;

/// <summary>A request that a <see cref="ProviderServer"/> got.</summary>
/// <param name="Method">Such as GET.</param>
/// <param name="Uri">Absolute.</param>
/// <param name="Headers">Names are compared without case.</param>
/// <param name="Body">Empty if there was none.</param>
public sealed record ProviderRequest(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The path, such as <c>/v1/nodes</c>.</summary>
    public string Path => Uri.AbsolutePath;

    /// <summary>A parameter of the query; null if it is not there.</summary>
    public string? Query(string name) => Uri.Query.TrimStart('?').Split('&')
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair.Length == 2 && System.Uri.UnescapeDataString(pair[0]) == name)
        .Select(pair => System.Uri.UnescapeDataString(pair[1].Replace('+', ' ')))
        .FirstOrDefault();
}
