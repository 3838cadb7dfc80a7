using System.Globalization;
using System.Net.Http.Headers;

namespace KubeInventory.Fetching.Ironic;

/// <summary>Microversions of Ironic's API.</summary>
internal static class IronicVersion
{
    public const string Header = "X-OpenStack-Ironic-API-Version";

    /// <summary>Queens (2018): the oldest one whose nodes have all that a host needs.</summary>
    public const int Oldest = 38;

    /// <summary>The newest one whose answers this fetcher knows.</summary>
    public const int Newest = 96;

    public static string Of(int minor) => string.Create(CultureInfo.InvariantCulture, $"1.{minor}");

    /// <summary>The newest minor version that both sides know.</summary>
    public static int Agree(HttpResponseHeaders answer, Uri endpoint)
    {
        var (lowest, highest) = (Minor(answer, "X-OpenStack-Ironic-API-Minimum-Version"), Minor(answer, "X-OpenStack-Ironic-API-Maximum-Version"));
        return highest is null || lowest is null
                ? throw new FetchException(FetchFailure.Malformed, $"{endpoint} does not say which versions of Ironic's API it serves: is it Ironic's address?")
            : highest < Oldest
                ? throw new FetchException(FetchFailure.Unsupported, $"Ironic at {endpoint} serves {Of(highest.Value)} at most; at least {Of(Oldest)} (Queens) is needed.")
            : lowest > Newest
                ? throw new FetchException(FetchFailure.Unsupported, $"Ironic at {endpoint} serves {Of(lowest.Value)} at least; this fetcher knows up to {Of(Newest)}: update it.")
            : Math.Min(highest.Value, Newest);
    }

    private static int? Minor(HttpResponseHeaders answer, string header)
        => answer.TryGetValues(header, out var values) && values.FirstOrDefault() is { } text && text.StartsWith("1.", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? minor : null;
}
