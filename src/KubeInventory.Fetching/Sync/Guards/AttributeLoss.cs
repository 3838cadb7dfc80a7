using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>
/// Holds back observations in which objects lose all their tags or their place, until the whole shard shows whether that is an event at
/// single machines or a broken answer: EC2 has answered without any tags, and automation has taken a fleet apart because of it.
/// </summary>
internal sealed class AttributeLoss<TResource>(SyncPolicy<TResource> policy)
    where TResource : class, IKubernetesResource<TResource>
{
    private const int MaxPercent = 20;

    private readonly List<Report<TResource>> _deferred = [];
    private readonly List<(string Name, string? Uid)> _losers = [];

    /// <summary>What waits for the judgement.</summary>
    public IReadOnlyList<Report<TResource>> Deferred => _deferred;

    /// <returns>Whether the observation is held back.</returns>
    public bool Defer(Report<TResource> report, TResource current, ObjectStorer<TResource> storer)
    {
        if (!policy.LosesAttributes(storer.Preview(report.Observation, current), current))
        {
            return false;
        }

        _deferred.Add(report);
        _losers.Add((report.Name, current.Metadata?.Uid));
        return true;
    }

    /// <summary>Why the losses are not believed; null if they are.</summary>
    /// <param name="known">The shard's objects before the fetch.</param>
    /// <param name="rules">What an operator has said.</param>
    public string? Judge(IEnumerable<TResource> known, LossRules rules)
    {
        if (_losers.Count == 0 || rules.IsPolicyNew)
        {
            return null;
        }

        var had = Math.Max(known.Count(policy.HasAttributes), _losers.Count);
        var isWide = _losers.Count * 100 > had * MaxPercent && (_losers.Count > 1 || had == 1);
        var set = ApprovedSet.Of(_losers);
        return !isWide || rules.Approved == set ? null
            : $"{_losers.Count} of {had} objects have lost all their tags or their place at once; they keep what is stored. "
                + $"If it is true, annotate the ProviderSource: {SyncKeys.ApproveAttributeLoss}={set}.";
    }
}

/// <summary>What decides whether surprising answers are believed.</summary>
/// <param name="Approved">The set of losers that an operator has approved; null if none.</param>
/// <param name="IsPolicyNew">Whether the source's spec has changed since the last fetch: labels may be lost because of it.</param>
/// <param name="AllowEmpty">Whether an empty answer is believed.</param>
internal sealed record LossRules(string? Approved, bool IsPolicyNew, bool AllowEmpty);
