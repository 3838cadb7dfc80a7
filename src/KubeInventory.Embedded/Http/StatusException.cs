using System.Globalization;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Apply;

namespace KubeInventory.Embedded.Http;

/// <summary>Ends a request with a metav1.Status, in the words of apimachinery's <c>errors</c> package.</summary>
internal sealed class StatusException(int code, string? reason, string message, JsonObject? details = null) : Exception(message)
{
    public int Code { get; } = code;

    public string? Reason { get; } = reason;

    public int? RetryAfterSeconds => (int?)details?["retryAfterSeconds"];

    public static StatusException BadRequest(string message) => new(400, "BadRequest", message);

    public static StatusException Unauthorized(string message) => new(401, "Unauthorized", message);

    public static StatusException Forbidden(QualifiedName resource, string name, string why) => new(
        403, "Forbidden", name.Length == 0 ? $"{resource} is forbidden: {why}" : $"{resource} {GoText.Quote(name)} is forbidden: {why}", Details(resource, name));

    public static StatusException NotFound(QualifiedName resource, string name) =>
        new(404, "NotFound", $"{resource} {GoText.Quote(name)} not found", Details(resource, name));

    public static StatusException MethodNotAllowed(QualifiedName resource, string verb) => new(
        405, "MethodNotAllowed", $"{verb} is not supported on resources of kind {GoText.Quote(resource.ToString())}", Details(resource, ""));

    public static StatusException NotAcceptable(IEnumerable<string> accepted) =>
        new(406, "NotAcceptable", $"only the following media types are accepted: {string.Join(", ", accepted)}");

    public static StatusException AlreadyExists(QualifiedName resource, string name) =>
        new(409, "AlreadyExists", $"{resource} {GoText.Quote(name)} already exists", Details(resource, name));

    /// <summary>The name belongs to an object that waits for its finalizers.</summary>
    public static StatusException StillExists(QualifiedName resource, string name) =>
        new(409, "AlreadyExists", $"object is being deleted: {resource} {GoText.Quote(name)} already exists", Details(resource, name));

    public static StatusException Conflict(QualifiedName resource, string name, string why) => new(
        409, "Conflict", $"Operation cannot be fulfilled on {resource} {GoText.Quote(name)}: {why}", Details(resource, name));

    /// <summary>An apply would change fields that others own.</summary>
    public static StatusException ApplyConflict(ApplyResult.Conflicting result) => new(409, "Conflict", result.Message, new JsonObject
    {
        ["causes"] = new JsonArray([.. result.Conflicts.Select(conflict => new JsonObject
        {
            ["reason"] = "FieldManagerConflict",
            ["message"] = conflict.Message,
            ["field"] = conflict.Path.ToString(),
        })]),
    });

    public static StatusException Modified(QualifiedName resource, string name) =>
        Conflict(resource, name, "the object has been modified; please apply your changes to the latest version and try again");

    public static StatusException Expired(string message) => new(410, "Expired", message);

    public static StatusException TooLarge(long limitBytes) =>
        new(413, "RequestEntityTooLarge", $"Request entity is too large: limit is {limitBytes.ToString(CultureInfo.InvariantCulture)}");

    public static StatusException UnsupportedMediaType(IEnumerable<string> accepted) => new(
        415, "UnsupportedMediaType", $"the body of the request was in an unknown format - accepted media types include: {string.Join(", ", accepted)}");

    public static StatusException Invalid(QualifiedName kind, string name, FieldErrors errors)
    {
        var details = Details(kind, name);
        details["causes"] = new JsonArray([.. errors.Select(Cause)]);
        return new(422, "Invalid", $"{kind} {GoText.Quote(name)} is invalid: {errors.Message}", details);
    }

    /// <summary>A patch made something of an object that a strict client does not want.</summary>
    public static StatusException PatchInvalid(JsonObject patched, string why)
    {
        var errors = new FieldErrors();
        errors.Invalid(FieldPath.Of("patch"), patched.ToJsonString(), why);
        return Invalid(new("", ""), "", errors);
    }

    public static StatusException Internal(string why) => new(
        500, "InternalError", $"Internal error occurred: {why}", new JsonObject { ["causes"] = new JsonArray(new JsonObject { ["message"] = why }) });

    public static StatusException TooLargeResourceVersion(long asked, long current) => new(
        504, "Timeout", string.Create(CultureInfo.InvariantCulture, $"Timeout: Too large resource version: {asked}, current: {current}"),
        new JsonObject
        {
            ["causes"] = new JsonArray(new JsonObject { ["reason"] = "ResourceVersionTooLarge", ["message"] = "Too large resource version" }),
            ["retryAfterSeconds"] = 1,
        });

    public JsonObject ToStatus()
    {
        var status = new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Failure",
            ["message"] = Message,
        };
        if (Reason is not null)
        {
            status["reason"] = Reason;
        }

        if (details is not null)
        {
            status["details"] = details.DeepClone();
        }

        status["code"] = Code;
        return status;
    }

    private static JsonObject Details(QualifiedName resource, string name)
    {
        var details = new JsonObject();
        foreach (var (key, value) in new[] { ("name", name), ("group", resource.Group), ("kind", resource.Name) })
        {
            if (value.Length > 0)
            {
                details[key] = value;
            }
        }

        return details;
    }

    private static JsonObject Cause(FieldError error) => new()
    {
        ["reason"] = error.Type.Reason,
        ["message"] = error.Message,
        ["field"] = error.Field,
    };
}
