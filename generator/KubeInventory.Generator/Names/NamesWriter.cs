using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator.Names;

/// <summary>Writes a names file that pins all types as they are called now.</summary>
internal static class NamesWriter
{
    private const string Head = """
        # The names of the types that KubeInventory.Generator emits, and the fields that have them. While a field is listed here, its type keeps its name;
        # to call a type otherwise, change its name. 'kubeinventory-gen --update-names' adds new types, and removes what is gone.

        """;

    public static string Write(IEnumerable<PlannedSource> sources, PinnedNames pins, NamedPlaces places)
    {
        var text = new StringBuilder(Head.Replace("\r", ""));
        var kinds = sources.Select(static source => source.Source).OfType<KindModel>().GroupBy(static kind => kind.Resource.ApiVersion, StringComparer.Ordinal);
        foreach (var group in kinds.OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var names = TypePlaces.Find(group, pins.For(group.Key), places);
            if (names.Count > 0)
            {
                text.Append(group.Key).Append(":\n");
                Append(text, names);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<PinnedName> names)
    {
        foreach (var name in names)
        {
            text.Append("  ").Append(name.Name).Append(":\n");
            foreach (var place in name.Places)
            {
                text.Append("  - ").Append(Scalar(place)).Append('\n');
            }
        }
    }

    // Most paths are YAML as they are.
    private static string Scalar(PinnedPlace place)
    {
        var isPlain = place.JsonPath.All(static character => char.IsLetterOrDigit(character) || character is '.' or '[' or ']' or '*' or '-' or '_' or '/' or '$');
        return isPlain ? place.ToString() : JsonText.Of(place.ToString());
    }
}
