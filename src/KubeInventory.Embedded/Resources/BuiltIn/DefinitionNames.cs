using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>The names of a definition must not be taken by another one of its group.</summary>
internal static class DefinitionNames
{
    /// <summary>The first conflict as reason and message; null if all names are free.</summary>
    public static (string Reason, string Message)? FindConflict(JsonObject definition, IEnumerable<JsonObject> others)
    {
        var names = CustomResourceDefinition.Names(definition);
        var taken = others
            .Where(other => CustomResourceDefinition.Spec(other).Text("group") == CustomResourceDefinition.Spec(definition).Text("group"))
            .Select(other => other.Map("status")?.Map("acceptedNames") ?? [])
            .ToList();
        var resources = taken.SelectMany(ResourceNames).ToHashSet(StringComparer.Ordinal);
        var kinds = taken.SelectMany(other => new[] { other.Text("kind"), other.Text("listKind") }).ToHashSet(StringComparer.Ordinal);

        return Conflict(resources, "PluralConflict", [names.Text("plural")])
            ?? Conflict(resources, "SingularConflict", [names.Text("singular")])
            ?? Conflict(resources, "ShortNamesConflict", names.Texts("shortNames"))
            ?? Conflict(kinds, "KindConflict", [names.Text("kind")])
            ?? Conflict(kinds, "ListKindConflict", [names.Text("listKind")]);
    }

    private static IEnumerable<string?> ResourceNames(JsonObject names) =>
        [names.Text("plural"), names.Text("singular"), .. names.Texts("shortNames")];

    private static (string, string)? Conflict(HashSet<string?> taken, string reason, IEnumerable<string?> names) =>
        names.FirstOrDefault(name => name is not null && taken.Contains(name)) is { } name
            ? (reason, $"{GoText.Quote(name)} is already in use")
            : null;
}
