using System;

namespace KubeInventory.Generator.Schema;

/// <summary>Makes the name of an item of the name of its list.</summary>
internal static class Singular
{
    private static readonly string[] Unchanged = ["series", "species", "kubernetes", "status", "news", "dns", "os", "tls", "https", "nfs", "cephfs"];

    private static readonly (string Plural, string Singular)[] Endings =
    [
        ("caches", "cache"), ("cookies", "cookie"), ("aliases", "alias"), ("statuses", "status"), ("buses", "bus"), ("indices", "index"),
        ("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"),
    ];

    public static string Of(string name)
    {
        foreach (var word in Unchanged)
        {
            if (name.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        foreach (var (plural, singular) in Endings)
        {
            if (name.Length > plural.Length && name.EndsWith(plural, StringComparison.Ordinal))
            {
                return name.Substring(0, name.Length - plural.Length) + singular;
            }

            // The whole name, which begins with a capital.
            if (name.Length == plural.Length && name.EndsWith(plural.Substring(1), StringComparison.Ordinal) && plural.Length > 4)
            {
                return name[0] + singular.Substring(1);
            }
        }

        return name.Length > 2 && name.EndsWith("s", StringComparison.Ordinal) && !EndsLikeSingular(name)
            ? name.Substring(0, name.Length - 1)
            : name;
    }

    private static bool EndsLikeSingular(string name) =>
        name.EndsWith("ss", StringComparison.Ordinal) || name.EndsWith("us", StringComparison.Ordinal) || name.EndsWith("is", StringComparison.Ordinal);
}
