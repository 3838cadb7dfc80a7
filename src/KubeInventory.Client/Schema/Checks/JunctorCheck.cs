using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Checks <c>anyOf</c>, <c>oneOf</c>, <c>allOf</c> and <c>not</c>. Where no alternative fits, the one that came closest explains itself.</summary>
internal sealed class JunctorCheck(ValueValidator validator, ValidationPlace place)
{
    public void Check(JsonNode value, StructuralSchema schema, CorrelatedValue old, ValidationResult result)
    {
        ValidationResult Try(StructuralSchema alternative) => validator.Check(value, alternative, place.Path, old);

        CheckAny(schema.AnyOf, Try, result);
        CheckOne(schema.OneOf, Try, result);
        CheckAll(schema.AllOf, Try, result);
        if (schema.Not is { } forbidden && Try(forbidden).IsValid)
        {
            result.Add(Refuse("must not validate the schema (not)"));
        }

        result.Match();
        result.Match();
    }

    private void CheckAny(IReadOnlyList<StructuralSchema> alternatives, Func<StructuralSchema, ValidationResult> attempt, ValidationResult result)
    {
        ValidationResult? best = null;
        foreach (var alternative in alternatives)
        {
            var tried = attempt(alternative);
            if (tried.IsValid)
            {
                result.Merge(tried);
                return;
            }

            best = best is null || tried.Matches > best.Matches ? tried : best;
        }

        if (best is not null)
        {
            result.Add(Refuse("must validate at least one schema (anyOf)"));
            result.Merge(best);
        }
    }

    private void CheckOne(IReadOnlyList<StructuralSchema> alternatives, Func<StructuralSchema, ValidationResult> attempt, ValidationResult result)
    {
        if (alternatives.Count == 0)
        {
            return;
        }

        var tried = alternatives.Select(attempt).ToList();
        var valid = tried.FindAll(one => one.IsValid);
        if (valid.Count == 1)
        {
            result.Merge(valid[0]);
            return;
        }

        var found = valid.Count == 0 ? "Found none valid" : $"Found {valid.Count} valid alternatives";
        result.Add(Refuse($"must validate one and only one schema (oneOf). {found}"));
        if (valid.Count == 0)
        {
            result.Merge(tried.MaxBy(one => one.Matches)!);
        }
    }

    private void CheckAll(IReadOnlyList<StructuralSchema> parts, Func<StructuralSchema, ValidationResult> attempt, ValidationResult result)
    {
        var valid = 0;
        foreach (var part in parts)
        {
            var tried = attempt(part);
            valid += tried.IsValid ? 1 : 0;
            result.Merge(tried);
        }

        if (valid < parts.Count)
        {
            result.Add(Refuse($"must validate all the schemas (allOf){(valid == 0 ? ". None validated" : "")}"));
        }
    }

    private FieldError Refuse(string detail) => place.Unplaced($"{GoText.Quote(place.Path)} {detail}");
}
