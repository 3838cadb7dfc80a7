namespace KubeInventory.Client;

/// <summary>409 on apply: others own fields with other values. Nothing was written.</summary>
/// <example><code>
/// catch (KubeApplyConflictException e)
/// {
///     foreach (var conflict in e.Conflicts)
///     {
///         Console.WriteLine($"{conflict.Field} belongs to {conflict.Manager}");
///     }
/// }
/// </code></example>
public sealed class KubeApplyConflictException : KubeConflictException
{
    internal KubeApplyConflictException(Refusal refusal)
        : base(refusal)
    {
        Conflicts = refusal.FieldConflicts;
    }

    /// <summary>The fields and their owners, each once; at least one. For display: a server may leave some out.</summary>
    public IReadOnlyList<FieldConflict> Conflicts { get; }
}
