using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Schema;

/// <summary>Says in sentences which fields of an object exclude or need each other: <c>oneOf</c>, <c>anyOf</c> and <c>not</c> of required fields.</summary>
/// <remarks>Groups that say more than that have no sentence; what they say is checked all the same.</remarks>
internal static class FieldGroups
{
    public static IEnumerable<RemarkModel> Of(SchemaNode schema)
    {
        var parts = Mappings(schema.Find("allOf")).Select(static part => new SchemaNode(part)).Prepend(schema);
        return parts.SelectMany(OfOne).OfType<string>().Select(static sentence => new RemarkModel(sentence));
    }

    private static IEnumerable<string?> OfOne(SchemaNode schema)
    {
        yield return OneOf(Choices(schema.Find("oneOf")));
        yield return Choices(schema.Find("anyOf")) is { Count: > 1 } any && any.All(static choice => choice.Required.Count > 0)
            ? $"At least one of {List(any)} is set"
            : null;
        yield return schema.Find("not") is YamlMapping not && FieldChoice.Read(not) is { Required.Count: > 0, Forbidden.Count: 0 } never
            ? never.Required.Count == 1 ? $"{never.Required[0]} is not set" : $"{string.Join(" and ", never.Required)} are not set together"
            : null;
    }

    private static string? OneOf(List<FieldChoice>? choices)
    {
        if (choices is not { Count: > 1 })
        {
            return null;
        }

        var named = choices.Where(static choice => choice.Required.Count > 0).ToList();
        if (named.Count == choices.Count)
        {
            return $"Exactly one of {List(named)} is set";
        }

        // What remains is that none is.
        var none = choices.Where(static choice => choice.Required.Count == 0).ToList();
        return none.Count == 1 && named.Count > 0 && named.All(choice => choice.Required.Any(none[0].Forbidden.Contains))
            ? $"At most one of {List(named)} is set"
            : null;
    }

    private static string List(List<FieldChoice> choices) => string.Join(", ", choices);

    // Null where one is not about required fields alone.
    private static List<FieldChoice>? Choices(YamlNode? group)
    {
        var choices = Mappings(group).Select(FieldChoice.Read).ToList();
        return choices.Count == 0 || choices.Contains(null) ? null : choices.ConvertAll(static choice => choice!);
    }

    private static IEnumerable<YamlMapping> Mappings(YamlNode? sequence) => (sequence as YamlSequence)?.Items.OfType<YamlMapping>() ?? [];
}
