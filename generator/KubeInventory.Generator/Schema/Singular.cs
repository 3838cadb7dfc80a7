using System;
using System.Linq;

namespace KubeInventory.Generator.Schema;

/// <summary>Makes the name of an item of the name of its list.</summary>
internal static class Singular
{
    // Whole words that no rule below gets right.
    private static readonly (string Plural, string Singular)[] Words =
    [
        ("Caches", "Cache"), ("Cookies", "Cookie"), ("Aliases", "Alias"), ("Statuses", "Status"), ("Buses", "Bus"), ("Indices", "Index"),
        ("Series", "Series"), ("Species", "Species"), ("Kubernetes", "Kubernetes"), ("News", "News"), ("Dns", "Dns"), ("Tls", "Tls"),
        ("Https", "Https"), ("Nfs", "Nfs"), ("Os", "Os"),
    ];

    private static readonly (string Plural, string Singular)[] Endings =
        [("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", "")];

    public static string Of(string name)
    {
        var start = Math.Max(0, name.ToList().FindLastIndex(char.IsUpper));
        var word = name.Substring(start);
        foreach (var (plural, singular) in Words)
        {
            if (word == plural)
            {
                return name.Substring(0, start) + singular;
            }
        }

        foreach (var (plural, singular) in Endings)
        {
            if (name.Length > plural.Length + 1 && name.EndsWith(plural, StringComparison.Ordinal))
            {
                return name.Substring(0, name.Length - plural.Length) + singular;
            }
        }

        return name;
    }
}
