namespace KubeInventory.Client;

/// <summary>What every writer of conditions needs: one of each type, and a time that tells when the status changed.</summary>
public static class ConditionExtensions
{
    /// <summary>The condition of a type, such as <c>Ready</c>; null if there is none, which means the same as the status Unknown.</summary>
    /// <param name="conditions">The conditions of an object; null for none.</param>
    /// <param name="type">The type, to the letter.</param>
    public static Condition? OfType(this IReadOnlyList<Condition>? conditions, string type) =>
        conditions?.FirstOrDefault(condition => condition.Type == type);

    /// <summary>
    /// The conditions with one of them set: it takes the place of the one of its type, or comes last. Its
    /// <see cref="Condition.LastTransitionTime"/> is that of the one before while the status is the same, and else the given time.
    /// </summary>
    /// <param name="conditions">The conditions of an object, which stay as they are; null for none.</param>
    /// <param name="condition">The condition to set; its own time of transition does not count.</param>
    /// <param name="now">The time of a transition; stored in whole seconds.</param>
    /// <exception cref="ArgumentException">The condition has no type.</exception>
    public static IReadOnlyList<Condition> With(this IReadOnlyList<Condition>? conditions, Condition condition, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (string.IsNullOrEmpty(condition.Type))
        {
            throw new ArgumentException("The condition has no type, and types are what conditions are told apart by.", nameof(condition));
        }

        var last = conditions.OfType(condition.Type);
        var set = condition with
        {
            LastTransitionTime = last is not null && last.Status == condition.Status
                ? last.LastTransitionTime
                : DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
        };
        return last is null ? [.. conditions ?? [], set] : [.. conditions!.Select(one => one.Type == condition.Type ? set : one)];
    }
}
