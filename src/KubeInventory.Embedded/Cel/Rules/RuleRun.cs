using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>One pass of all rules over one object, within one budget.</summary>
internal sealed class RuleRun(FieldErrors errors)
{
    private readonly RuleBudget _budget = new();
    private readonly List<string> _warnings = [];

    public IReadOnlyList<string> Warnings => _warnings;

    public void Visit(RuleSubject subject)
    {
        if (subject.Value is null || _budget.IsSpent)
        {
            return;
        }

        RunRules(subject);
        foreach (var part in subject.Parts())
        {
            Visit(part);
        }
    }

    private void RunRules(RuleSubject subject)
    {
        var schema = subject.Node.Schema;
        var self = SchemaValue.Of(subject.Value, schema);
        var oldSelf = subject.OldValue is null ? null : SchemaValue.Of(subject.OldValue, schema);
        foreach (var rule in subject.Node.Rules.TakeWhile(_ => !_budget.IsSpent))
        {
            if (rule.Error is { } error)
            {
                AddInvalid(subject, $"rule compile error: {error}");
            }
            else if (rule.Program is not null && (oldSelf is not null || !rule.IsTransition || rule.Rule.OptionalOldSelf))
            {
                var old = !rule.Rule.OptionalOldSelf ? oldSelf : oldSelf is null ? CelOptional.None : CelOptional.Of(oldSelf);
                Run(rule, subject, RuleVariables.Values(self, old));
            }
        }
    }

    private void Run(CompiledRule rule, RuleSubject subject, IReadOnlyDictionary<string, CelValue> variables)
    {
        switch (_budget.Evaluate(rule.Program!, variables, out var exceeded))
        {
            case null when exceeded is BudgetExceeded.Call:
                AddInvalid(subject, "'operation cancelled: actual cost limit exceeded': "
                    + $"no further validation rules will be run due to call cost exceeds limit for rule: {rule.Name}");
                break;
            case null:
                AddInvalid(subject, "validation failed due to running out of cost budget, no further validation rules will be run");
                break;
            case CelError error when error.Message.StartsWith("no such overload", StringComparison.Ordinal):
                AddInvalid(subject, $"'{error.Message}': "
                    + $"call arguments did not match a supported operator, function or macro signature for rule: {rule.Name}");
                break;
            case CelError error:
                AddInvalid(subject, $"{error.Message} evaluating rule: {rule.Name}");
                break;
            case CelBool { Value: true }:
                break;
            default:
                Refuse(rule, subject, variables);
                break;
        }
    }

    private void Refuse(CompiledRule rule, RuleSubject subject, IReadOnlyDictionary<string, CelValue> variables)
    {
        var place = rule.Rule.FieldPath is { Length: > 0 } fieldPath
            && SimpleFieldPath.TryParse(fieldPath, subject.Node.Schema, allowSubscripts: true, out _) is { } found
            ? subject.Path.Child(found.Path.ToString())
            : subject.Path;
        var detail = new RuleMessage(_budget).Compute(rule, variables, out var failure) ?? rule.DefaultDetail;
        var refusal = failure is null
            ? RuleRefusal.Of(rule, place, subject.Value!, subject.Node.Schema, detail)
            : new FieldError(place, FieldErrorType.Invalid, TypeOf(subject), failure);
        if (!rule.IsTransition && subject.Correlation.IsUnchanged)
        {
            _warnings.Add(refusal.ToString());
        }
        else
        {
            errors.Add(refusal);
        }
    }

    /// <summary>Errors of a rule itself show the type in place of the value.</summary>
    private void AddInvalid(RuleSubject subject, string detail) => errors.Invalid(subject.Path, TypeOf(subject), detail);

    private static JsonValue TypeOf(RuleSubject subject) => JsonValue.Create(subject.Node.Schema.Type ?? "");
}
