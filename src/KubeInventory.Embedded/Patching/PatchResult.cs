using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Patching;

/// <summary>The patched copy of an object, or why there is none.</summary>
internal sealed class PatchResult
{
    private PatchResult(JsonObject? patched, PatchFailure? failure) => (Patched, Failure) = (patched, failure);

    public JsonObject? Patched { get; }

    public PatchFailure? Failure { get; }

    [MemberNotNullWhen(true, nameof(Patched))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;

    public static implicit operator PatchResult(JsonObject patched) => new(patched, null);

    public static implicit operator PatchResult(PatchFailure failure) => new(null, failure);
}
