using System.Text.Json.Nodes;
using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>One pass of all rules over one object, within one budget.</summary>
internal sealed class RuleRun(FieldErrors errors)
{
    private readonly RuleBudget _budget = new();
    private readonly List<string> _warnings = [];

    public IReadOnlyList<string> Warnings => _warnings;

    public void Visit(RuleNode node, FieldPath path, JsonNode? value, JsonNode? oldValue, Correlation correlation)
    {
        // A rule sees no null: whether null is fine is for the rules around it to say.
        if (value is null || _budget.IsSpent)
        {
            return;
        }

        RunRules(node, path, value, oldValue, correlation);
        foreach (var part in node.AllOf)
        {
            Visit(part, path, value, oldValue, correlation);
        }

        if (value is JsonArray list)
        {
            VisitItems(node, path, list, oldValue as JsonArray, correlation);
        }
        else if (value is JsonObject map)
        {
            VisitFields(node, path, map, oldValue as JsonObject, correlation);
        }
    }

    private void VisitFields(RuleNode node, FieldPath path, JsonObject map, JsonObject? oldMap, Correlation correlation)
    {
        foreach (var (name, value) in map)
        {
            var oldValue = oldMap?[name];
            if (node.AdditionalProperties is { } values)
            {
                Visit(values, path.Key(name), value, oldValue, correlation.Child(value, oldValue));
            }

            if (node.Properties.TryGetValue(name, out var property))
            {
                Visit(property, path.Child(name), value, oldValue, correlation.Child(value, oldValue));
            }
        }
    }

    private void VisitItems(RuleNode node, FieldPath path, JsonArray list, JsonArray? oldList, Correlation correlation)
    {
        if (node.Items is not { } items)
        {
            return;
        }

        var oldItems = new KeyedItems(node.Schema, oldList);
        for (var index = 0; index < list.Count; index++)
        {
            var oldItem = oldItems.Find(list[index]);
            Visit(items, path.Index(index), list[index], oldItem, correlation.Child(list[index], oldItem));
        }
    }

    private void RunRules(RuleNode node, FieldPath path, JsonNode value, JsonNode? oldValue, Correlation correlation)
    {
        if (node.Rules.Count == 0)
        {
            return;
        }

        var self = SchemaValue.Of(value, node.Schema);
        var oldSelf = oldValue is null ? null : SchemaValue.Of(oldValue, node.Schema);
        foreach (var rule in node.Rules)
        {
            if (_budget.IsSpent)
            {
                return;
            }

            if (rule.Error is { } error)
            {
                AddInvalid(node, path, $"rule compile error: {error}");
            }
            else if (rule.Program is not null && (oldSelf is not null || !rule.IsTransition || rule.Rule.OptionalOldSelf))
            {
                var old = rule.Rule.OptionalOldSelf ? oldSelf is null ? CelOptional.None : CelOptional.Of(oldSelf) : oldSelf;
                Run(rule, node, path, value, RuleVariables.Values(self, old), correlation);
            }
        }
    }

    private void Run(
        CompiledRule rule, RuleNode node, FieldPath path, JsonNode value, IReadOnlyDictionary<string, CelValue> variables, Correlation correlation)
    {
        switch (_budget.Evaluate(rule.Program!, variables, out var exceeded))
        {
            case null:
                AddInvalid(node, path, exceeded is BudgetExceeded.Call
                    ? $"'operation cancelled: actual cost limit exceeded': no further validation rules will be run due to call cost exceeds limit for rule: {rule.Name}"
                    : "validation failed due to running out of cost budget, no further validation rules will be run");
                break;
            case CelError error when error.Message.StartsWith("no such overload", StringComparison.Ordinal):
                AddInvalid(node, path, $"'{error.Message}': call arguments did not match a supported operator, function or macro signature for rule: {rule.Name}");
                break;
            case CelError error:
                AddInvalid(node, path, $"{error.Message} evaluating rule: {rule.Name}");
                break;
            case CelBool { Value: true }:
                break;
            default:
                Refuse(rule, node, path, value, variables, correlation);
                break;
        }
    }

    private void Refuse(
        CompiledRule rule, RuleNode node, FieldPath path, JsonNode value, IReadOnlyDictionary<string, CelValue> variables, Correlation correlation)
    {
        var place = rule.Rule.FieldPath is { Length: > 0 } fieldPath
            && SimpleFieldPath.TryParse(fieldPath, node.Schema, allowSubscripts: true, out _) is { } found
            ? path.Child(found.Path.ToString())
            : path;
        var detail = new RuleMessage(_budget).Compute(rule, variables, out var failure) ?? rule.DefaultDetail;
        var refusal = failure is null
            ? RuleRefusal.Of(rule, place, value, node.Schema, detail)
            : new FieldError(place, FieldErrorType.Invalid, TypeOf(node), failure);
        if (!rule.IsTransition && correlation.IsUnchanged)
        {
            _warnings.Add(refusal.ToString());
        }
        else
        {
            errors.Add(refusal);
        }
    }

    /// <summary>Errors of a rule itself show the type in place of the value.</summary>
    private void AddInvalid(RuleNode node, FieldPath path, string detail) => errors.Invalid(path, TypeOf(node), detail);

    private static JsonValue TypeOf(RuleNode node) => JsonValue.Create(node.Schema.Type ?? "");
}
