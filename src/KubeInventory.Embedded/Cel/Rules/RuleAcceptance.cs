using KubeInventory.Client.Schema;


namespace KubeInventory.Embedded.Cel;

/// <summary>
/// Decides whether a definition may have its rules: they must compile, read oldSelf only where there is one, and not cost too much.
/// </summary>
internal sealed class RuleAcceptance
{
    private readonly FieldErrors _errors;
    private readonly RuleCosts _costs;

    private RuleAcceptance(FieldErrors errors)
    {
        _errors = errors;
        _costs = new RuleCosts(errors);
    }

    /// <summary>Judges all rules of a sound schema.</summary>
    /// <param name="schema">The schema of a resource.</param>
    /// <param name="path">Where it is in the definition.</param>
    /// <param name="errors">What validation has found, to be added to.</param>
    public static void Validate(StructuralSchema schema, FieldPath path, FieldErrors errors)
    {
        var acceptance = new RuleAcceptance(errors);
        acceptance.Visit(new RuleSite(
            schema, path, SchemaTypes.Of(schema, isResourceRoot: true, "selfType"), SizedSchema.Of(schema, isResourceRoot: true), 1, null));
        acceptance._costs.Finish(path);
    }

    private void Visit(RuleSite site)
    {
        foreach (var child in site.Children())
        {
            Visit(child);
        }

        if (site.Schema.Validations.Count == 0)
        {
            return;
        }

        var place = site.Path.Child("x-kubernetes-validations");
        if (site.Type is null || site.Sizes is null)
        {
            _errors.Add(new FieldError(
                place,
                FieldErrorType.Internal,
                null,
                "internal error: failed to construct type information for x-kubernetes-validations rules: "
                + "unable to convert structural schema to CEL declarations"));
            return;
        }

        for (var index = 0; index < site.Schema.Validations.Count; index++)
        {
            Judge(RuleCompiler.Compile(site.Schema.Validations[index], site.Type), site, place.Index(index));
        }
    }

    private void Judge(CompiledRule rule, RuleSite site, FieldPath path)
    {
        var cost = rule.Program?.EstimateCost(site.Sizes!) ?? 0;
        _costs.Add("rule", Bound.Multiply(cost, site.Occurrences ?? site.Sizes!.MaxOccurrences), path.Child("rule"));
        if (rule.Error is { } error)
        {
            Refuse(rule, path.Child("rule"), error);
        }

        if (rule.MessageError is { } messageError)
        {
            Refuse(rule, path.Child("messageExpression"), messageError);
        }
        else if (rule.Message is { } message)
        {
            _costs.Add("messageExpression", message.EstimateCost(site.Sizes!), path.Child("messageExpression"));
        }

        if (rule.IsTransition && site.Uncorrelatable is { } uncorrelatable)
        {
            _errors.Invalid(
                path.Child("rule"),
                rule.Rule.Rule,
                $"oldSelf cannot be used on the uncorrelatable portion of the schema within {uncorrelatable}");
        }
        else if (!rule.IsTransition && rule.Rule.OptionalOldSelf)
        {
            _errors.Invalid(path.Child("optionalOldSelf"), true, "may not be set if oldSelf is not used in rule");
        }
    }

    /// <summary>The bad value of these errors is the whole rule.</summary>
    private void Refuse(CompiledRule rule, FieldPath path, string error) => _errors.Add(
        new FieldError(path, FieldErrorType.Invalid, null, $"{RuleText(rule.Rule)}: {error}") { HidesValue = true });

    private static string RuleText(ValidationRule rule) =>
        $"{{\"Rule\":{Json(rule.Rule)},\"Message\":{Json(rule.Message ?? "")},\"MessageExpression\":{Json(rule.MessageExpression ?? "")},"
        + $"\"Reason\":{Json(rule.Reason)},\"FieldPath\":{Json(rule.FieldPath ?? "")},"
        + $"\"OptionalOldSelf\":{(rule.OptionalOldSelf ? "true" : "null")}}}";

    /// <summary>Go's JSON is safe to stand in HTML.</summary>
    private static string Json(string? text) => GoText.Json(text)
        .Replace("<", @"\u003c", StringComparison.Ordinal)
        .Replace(">", @"\u003e", StringComparison.Ordinal)
        .Replace("&", @"\u0026", StringComparison.Ordinal);
}
