namespace KubeInventory.Fetching;

/// <summary>How <see cref="FetcherConformance"/> makes a provider misbehave. What is not given is not checked.</summary>
public sealed class ConformanceOptions
{
    /// <summary>Makes the next fetch break after its first page, as by a 503 on the second. Default: not checked.</summary>
    public Action? BreakAfterFirstPage { get; init; }

    /// <summary>Makes the provider answer the next fetch as it does when it wants fewer requests. Default: not checked.</summary>
    public Action? Throttle { get; init; }

    /// <summary>Makes the provider refuse the credentials of the next fetch. Default: not checked.</summary>
    public Action? Forbid { get; init; }

    /// <summary>Texts that must not be in any object or message: passwords, tokens, keys. Default: none.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Longest time in which a cancelled fetch must end. Default: 5 seconds.</summary>
    public TimeSpan CancellationPatience { get; init; } = TimeSpan.FromSeconds(5);
}
