using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>The form of <c>x-kubernetes-validations</c>; whether the expressions compile is asked elsewhere.</summary>
internal sealed class RuleDeclarations(FieldErrors errors)
{
    private static readonly string[] Reasons = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"];

    public void Validate(JsonObject schema, FieldPath path)
    {
        var index = 0;
        foreach (var rule in schema.Maps("x-kubernetes-validations"))
        {
            var place = path.Child("x-kubernetes-validations").Index(index++);
            ValidateTexts(rule, place);
            ValidateReason(rule, place);
            ValidateFieldPath(rule, schema, place);
        }
    }

    private void ValidateTexts(JsonObject rule, FieldPath path)
    {
        var expression = (rule.Text("rule") ?? "").Trim();
        var message = rule.Text("message") ?? "";
        if (expression.Length == 0)
        {
            errors.Required(path.Child("rule"), "rule is not specified");
        }
        else if (message.Length > 0 && string.IsNullOrWhiteSpace(message))
        {
            errors.Invalid(path.Child("message"), message, "must be non-empty if specified");
        }
        else if (HasLineBreak(message.Trim()))
        {
            errors.Invalid(path.Child("message"), message, "must not contain line breaks");
        }
        else if (HasLineBreak(expression) && message.Length == 0)
        {
            errors.Required(path.Child("message"), "message must be specified if rule contains line breaks");
        }

        if (rule.Text("messageExpression") is { Length: > 0 } messageExpression && string.IsNullOrWhiteSpace(messageExpression))
        {
            errors.Required(path.Child("messageExpression"), "messageExpression must be non-empty if specified");
        }
    }

    private void ValidateReason(JsonObject rule, FieldPath path)
    {
        if (rule.Text("reason") is { } reason && !Reasons.Contains(reason))
        {
            errors.NotSupported(path.Child("reason"), reason, Reasons);
        }
    }

    private void ValidateFieldPath(JsonObject rule, JsonObject schema, FieldPath path)
    {
        if (rule.Text("fieldPath") is not { Length: > 0 } fieldPath)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(fieldPath))
        {
            errors.Invalid(path.Child("fieldPath"), fieldPath, "must be non-empty if specified");
        }

        if (HasLineBreak(fieldPath))
        {
            errors.Invalid(path.Child("fieldPath"), fieldPath, "must not contain line breaks");
        }

        if (SimpleFieldPath.TryParse(fieldPath, StructuralSchema.Parse(schema), allowSubscripts: true, out _) is null)
        {
            errors.Invalid(path.Child("fieldPath"), fieldPath, "must be a valid path");
        }
    }

    private static bool HasLineBreak(string text) => text.AsSpan().IndexOfAny('\n', '\r') >= 0;
}
