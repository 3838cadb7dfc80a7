using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>The conditions that a sync writes. The time of a transition moves only when the status does.</summary>
internal static class HostConditions
{
    public const string LabelsAppliedType = "LabelsApplied";
    public const string ProviderMismatchType = "ProviderMismatch";
    public const string PossibleDuplicateType = "PossibleDuplicate";

    private const string ObservedType = "Observed";
    private const string InServiceType = "InService";

    public static Condition Observed(V1Host? current, bool isTerminated, SyncSituation situation)
        => isTerminated
            ? Create(current, ObservedType, ConditionStatus.False, "Terminated", "The provider reports the machine as terminated.", situation.Now)
            : Create(current, ObservedType, ConditionStatus.True, "Seen", "The last complete fetch found the machine.", situation.Now);

    /// <summary>Unknown while further fetches must confirm it; false once the machine is taken for gone.</summary>
    public static Condition NotObserved(V1Host current, AbsenceState state, SyncSituation situation)
        => state == AbsenceState.Missing
            ? Create(current, ObservedType, ConditionStatus.Unknown, "Missing", $"The last complete fetch of {situation.Source} did not find the machine.", situation.Now)
            : Create(current, ObservedType, ConditionStatus.False, "NotInProvider", $"Complete fetches of {situation.Source} no longer find the machine.", situation.Now);

    /// <summary>In service since the provider started the machine, where it is new here; else since the phase became Active.</summary>
    public static Condition InService(V1HostStatusPhase phase, V1HostStatusProvider provider, V1Host? current, DateTimeOffset now)
    {
        var status = phase == V1HostStatusPhase.Active ? ConditionStatus.True
            : phase == V1HostStatusPhase.Unknown ? ConditionStatus.Unknown
            : ConditionStatus.False;
        var since = Find(current, InServiceType) is null && status == ConditionStatus.True ? provider.LaunchTime ?? now : now;
        return Create(current, InServiceType, status, phase.Value, $"The phase of the machine is {phase.Value}.", since);
    }

    public static Condition LabelsApplied(IReadOnlyList<string> held, V1Host? current, DateTimeOffset now)
        => held.Count == 0
            ? Create(current, LabelsAppliedType, ConditionStatus.True, "Applied", "All reported fields are stored.", now)
            : Create(current, LabelsAppliedType, ConditionStatus.False, "OperatorOwns", $"Kept at the operator's value: {string.Join(", ", held.Order(StringComparer.Ordinal))}.", now);

    public static Condition ProviderMismatch(V1Host current, string message, DateTimeOffset now)
        => Create(current, ProviderMismatchType, ConditionStatus.True, "AgentAlive", message, now);

    public static Condition PossibleDuplicate(V1Host? current, string message, DateTimeOffset now)
        => Create(current, PossibleDuplicateType, ConditionStatus.True, "SharedKey", message, now);

    public static IEnumerable<Condition> Kept(V1Host? current, string type)
        => Find(current, type) is { } condition ? [condition] : [];

    public static Condition? Find(V1Host? host, string? type)
        => type is null ? null : host?.Status?.FindCondition(type);

    // Conditions carry whole seconds; anything finer would differ from what the server stores.
    public static DateTimeOffset WholeSecond(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static Condition Create(V1Host? current, string type, ConditionStatus status, string reason, string message, DateTimeOffset since)
    {
        var last = Find(current, type);
        return new Condition
        {
            Type = type,
            Status = status,
            Reason = reason,
            Message = message,
            LastTransitionTime = last?.Status == status ? last.LastTransitionTime : WholeSecond(since),
        };
    }
}
