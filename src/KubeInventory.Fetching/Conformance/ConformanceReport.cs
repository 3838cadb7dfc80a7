namespace KubeInventory.Fetching;

/// <summary>What <see cref="FetcherConformance"/> found.</summary>
/// <param name="Results">Every rule that was checked.</param>
public sealed record ConformanceReport(IReadOnlyList<ConformanceResult> Results)
{
    /// <summary>Whether every rule is kept.</summary>
    public bool IsConformant => Results.All(result => result.Violation is null);

    /// <summary>Throws unless every rule is kept.</summary>
    /// <exception cref="ConformanceException">Names each rule that is broken.</exception>
    public void ThrowIfBroken()
    {
        if (!IsConformant)
        {
            throw new ConformanceException(ToString());
        }
    }

    /// <summary>One line for each rule, those that are broken with the reason.</summary>
    public override string ToString() => string.Join('\n', Results.Select(result => result.ToString()));
}

/// <summary>One rule.</summary>
/// <param name="Rule">What must hold.</param>
/// <param name="Violation">How it is broken; null if it holds.</param>
public sealed record ConformanceResult(string Rule, string? Violation)
{
    /// <summary>The rule, and how it is broken.</summary>
    public override string ToString() => Violation is null ? $"ok      {Rule}" : $"BROKEN  {Rule}: {Violation}";
}

/// <summary>A fetcher breaks a rule.</summary>
public sealed class ConformanceException : Exception
{
    internal ConformanceException(string message)
        : base(message)
    {
    }
}
