namespace KubeInventory.Fetching.Azure;

/// <summary>What one list of machines covers: a subscription, or a location of it.</summary>
/// <param name="Subscription">Identifier, in lower case.</param>
/// <param name="Location">Name; null for all.</param>
internal sealed record AzureShard(string Subscription, string? Location)
{
    private const int LongestLocation = 40;

    public string Name => Location is null ? Subscription : $"{Subscription}/{Location}";

    public static bool IsSubscription(string text) => Guid.TryParseExact(text, "D", out _);

    public static bool IsLocation(string text)
        => text.Length is > 0 and <= LongestLocation && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    /// <summary>Reads the name of a shard: a subscription, <c>subscription/location</c>, or a location of all subscriptions.</summary>
    /// <exception cref="FetchException">Unsupported: it is none of them.</exception>
    public static IEnumerable<AzureShard> Parse(string name, IEnumerable<AzureShard> all)
    {
        var parts = name.Split('/');
        return parts switch
        {
            [var subscription] when IsSubscription(subscription) => [new AzureShard(subscription.ToLowerInvariant(), null)],
            [var subscription, var location] when IsSubscription(subscription) && IsLocation(location) => [new AzureShard(subscription.ToLowerInvariant(), location)],
            [var location] when IsLocation(location) => name == FetchShard.All.Name ? all : all.Select(shard => shard.Subscription).Distinct().Select(subscription => new AzureShard(subscription, location)),
            _ => throw new FetchException(FetchFailure.Unsupported, $"Azure has no shard '{name}': give the identifier of a subscription, a location such as westeurope, or both with a slash between."),
        };
    }
}
