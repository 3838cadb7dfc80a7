using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Patching;

/// <summary>Why a patch changed nothing.</summary>
/// <param name="Kind">What class of failure it is.</param>
/// <param name="Message">What kube-apiserver answers.</param>
/// <param name="Detail">What exactly did not fit, which kube-apiserver keeps to itself.</param>
internal sealed record PatchFailure(PatchFailureKind Kind, string Message, string Detail)
{
    public static PatchFailure Malformed(string message) => new(PatchFailureKind.Malformed, message, message);

    /// <summary>The patch, or a part of it, is JSON of another type than the patch format has there.</summary>
    /// <param name="value">What there is.</param>
    /// <param name="goType">What there should be, as kube-apiserver calls it.</param>
    public static PatchFailure WrongType(JsonNode value, string goType)
    {
        var type = value.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => "bool",
            var kind => kind.ToString().ToLowerInvariant(),
        };
        return Malformed($"error decoding patch: json: cannot unmarshal {type} into Go value of type {goType}");
    }

    public static PatchFailure Rejected(string detail) =>
        new(PatchFailureKind.Rejected, "the server rejected our request due to an error in our request", detail);

    public static PatchFailure TooLarge(string message) => new(PatchFailureKind.TooLarge, message, message);
}

internal enum PatchFailureKind
{
    /// <summary>It is no patch: a bad request.</summary>
    Malformed,

    /// <summary>It is a patch, but not for this object: a test failed or a path is missing. Unprocessable.</summary>
    Rejected,

    /// <summary>It has too many operations.</summary>
    TooLarge,
}
