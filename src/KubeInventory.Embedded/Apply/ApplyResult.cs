using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Apply;

/// <summary>What came of an apply: one of the nested kinds.</summary>
internal abstract record ApplyResult
{
    private ApplyResult()
    {
    }

    /// <summary>The merged object with its managedFields, to be defaulted, validated and stored.</summary>
    internal sealed record Merged(JsonObject Object) : ApplyResult;

    /// <summary>Others own fields that would change: 409, reason Conflict.</summary>
    internal sealed record Conflicting(IReadOnlyList<ApplyConflict> Conflicts) : ApplyResult
    {
        public string Message => ApplyConflict.Summarize(Conflicts);
    }

    /// <summary>The configuration cannot be applied here at all: 400.</summary>
    internal sealed record Refused(string Message) : ApplyResult;

    /// <summary>The configuration does not fit the schema, or the live object's managedFields cannot be read: 500, without a reason.</summary>
    internal sealed record Unfit(string Message) : ApplyResult;
}
