using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Schema;

/// <summary>One alternative of a group: fields that are set with it, and fields that are not.</summary>
internal sealed class FieldChoice
{
    private FieldChoice(IReadOnlyList<string> required, IReadOnlyList<string> forbidden) => (Required, Forbidden) = (required, forbidden);

    public IReadOnlyList<string> Required { get; }

    public IReadOnlyList<string> Forbidden { get; }

    /// <summary>Reads an alternative; null if it says anything else.</summary>
    public static FieldChoice? Read(YamlMapping alternative)
    {
        var forbidden = new List<string>();
        foreach (var entry in alternative.Entries)
        {
            var isUnderstood = entry.Key.Name switch
            {
                "required" => entry.Value is YamlSequence,
                "properties" => entry.Value is YamlMapping properties && properties.Entries.All(static property => property.Value is YamlMapping { Entries.Length: 0 }),
                "not" => entry.Value is YamlMapping not && TryForbid(not, forbidden),
                _ => false,
            };
            if (!isUnderstood)
            {
                return null;
            }
        }

        return new FieldChoice(RequiredOf(alternative), forbidden);
    }

    /// <summary><c>a</c>, <c>a with b</c>, or <c>a (without b)</c>.</summary>
    public override string ToString() =>
        string.Join(" with ", Required) + (Forbidden.Count == 0 ? "" : $" (without {string.Join(", ", Forbidden)})");

    private static bool TryForbid(YamlMapping not, List<string> forbidden)
    {
        var alternatives = not.Sequence("anyOf") is { } any ? any.Items.OfType<YamlMapping>().ToList() : [not];
        var names = alternatives.Select(Read).ToList();
        if (not.Entries.Length != 1 || names.Any(static one => one is not { Required.Count: 1, Forbidden.Count: 0 }))
        {
            return false;
        }

        forbidden.AddRange(names.Select(static one => one!.Required[0]));
        return true;
    }

    private static List<string> RequiredOf(YamlMapping alternative) =>
        alternative.Sequence("required")?.Items.OfType<YamlScalar>().Select(static name => name.Value).ToList() ?? [];
}
