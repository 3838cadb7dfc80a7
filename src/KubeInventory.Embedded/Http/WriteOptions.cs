using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Apply;
using Microsoft.AspNetCore.Http;

namespace KubeInventory.Embedded.Http;

/// <summary>Query parameters of create, update and patch.</summary>
internal sealed record WriteOptions
{
    private const int MaxManagerBytes = 128;

    /// <summary>Do everything but store.</summary>
    public bool DryRun { get; init; }

    /// <summary>Who owns the fields that the request sets.</summary>
    public required string FieldManager { get; init; }

    /// <summary>What unknown and repeated fields mean: <c>Ignore</c>, <c>Warn</c> or <c>Strict</c>.</summary>
    public required string FieldValidation { get; init; }

    /// <summary>Whether a strict complaint is about what a patch made, and not about what was sent.</summary>
    public bool IsPatch { get; init; }

    /// <summary>Whether the object is what apply merged.</summary>
    public bool IsApply { get; init; }

    /// <summary>For apply: take over fields that others own.</summary>
    public bool Force { get; init; }

    /// <exception cref="StatusException">422: a parameter is not one that Kubernetes knows.</exception>
    public static WriteOptions Of(HttpRequest request, string kind, bool isApply = false)
    {
        var query = request.Query;
        var errors = new FieldErrors();
        var manager = query["fieldManager"].ToString();
        var validation = query["fieldValidation"].ToString();
        CheckDryRun(query, errors);
        if (isApply && manager.Length == 0)
        {
            errors.Required(FieldPath.Of("fieldManager"), "is required for apply patch");
        }

        if (!isApply && query.ContainsKey("force"))
        {
            errors.Forbidden(FieldPath.Of("force"), "may not be specified for non-apply patch");
        }

        CheckManager(manager, errors);
        if (validation is not ("" or "Ignore" or "Warn" or "Strict"))
        {
            errors.NotSupported(FieldPath.Of("fieldValidation"), validation, ["", "Ignore", "Strict", "Warn"]);
        }

        if (errors.Count > 0)
        {
            throw StatusException.Invalid(new("meta.k8s.io", kind), "", errors);
        }

        return new WriteOptions
        {
            IsPatch = kind == "PatchOptions",
            IsApply = isApply,
            DryRun = query.ContainsKey("dryRun"),
            FieldManager = manager.Length > 0 ? manager : FieldManagerName.FromUserAgent(request.Headers.UserAgent),
            FieldValidation = validation.Length > 0 ? validation : "Warn",
            Force = QueryText.IsTrue(query["force"]),
        };
    }

    public static void CheckDryRun(IQueryCollection query, FieldErrors errors)
    {
        var values = query["dryRun"];
        if (values.Any(value => value is not "All"))
        {
            errors.NotSupported(FieldPath.Of("dryRun"), new JsonArray([.. values.Select(value => JsonValue.Create(value))]), ["All"]);
        }
    }

    private static void CheckManager(string manager, FieldErrors errors)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(manager) > MaxManagerBytes)
        {
            errors.TooLong(FieldPath.Of("fieldManager"), MaxManagerBytes);
        }

        if (manager.EnumerateRunes().Any(rune => System.Text.Rune.IsControl(rune)))
        {
            errors.Invalid(FieldPath.Of("fieldManager"), manager, "should only contain printable characters");
        }
    }
}
