using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>The compiled <c>x-kubernetes-validations</c> of one schema. Compile once, keep with the schema. Immutable.</summary>
internal sealed class ValidationRules
{
    private readonly RuleNode? _root;

    private ValidationRules(RuleNode? root) => _root = root;

    /// <summary>Compiles all rules of a resource's schema. One that does not compile refuses every object it applies to.</summary>
    public static ValidationRules Compile(StructuralSchema schema) => new(RuleNode.Compile(schema));

    /// <summary>Judges an object that is valid by its schema.</summary>
    /// <param name="value">The object.</param>
    /// <param name="oldValue">What it was before; null on creation, when rules that read oldSelf do not run.</param>
    /// <param name="errors">What validation has found, to be added to. After errors that make rules meaningless, none runs.</param>
    /// <returns>Warnings: refusals that are let pass as the change does not touch the value they are about.</returns>
    public IReadOnlyList<string> Validate(JsonNode value, JsonNode? oldValue, FieldErrors errors)
    {
        if (_root is null)
        {
            return [];
        }

        if (SchemaValidator.BlocksRules(errors))
        {
            errors.Invalid(FieldPath.Root, null, SchemaValidator.RulesNotChecked);
            return [];
        }

        var run = new RuleRun(errors);
        run.Visit(new RuleSubject(_root, FieldPath.Root, value, oldValue, Correlation.Of(value, oldValue)));
        return run.Warnings;
    }
}
