using System.Text;

namespace KubeInventory.Fetching;

/// <summary>The tags of a machine as <c>status.provider.tags</c> can hold them.</summary>
internal static class HostTags
{
    private const int MaxTags = 64;
    private const int MaxValueLength = 256;

    /// <summary>Leaves out what does not fit, and says so: a tag that is cut would look like another one.</summary>
    public static IReadOnlyDictionary<string, string>? Fit(IReadOnlyDictionary<string, string>? tags, List<string> warnings)
    {
        // An empty map, applied over a full one, is refused as null.
        if (tags is null or { Count: 0 })
        {
            return null;
        }

        if (tags.Count <= MaxTags && tags.All(tag => tag.Value.Length <= MaxValueLength && IsText(tag.Key) && IsText(tag.Value)))
        {
            return tags;
        }

        var fitting = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            var objection = value.Length > MaxValueLength ? $"its {value.Length} characters are more than {MaxValueLength}"
                : !IsText(key) || !IsText(value) ? "it is no valid Unicode"
                : fitting.Count == MaxTags ? $"there are more than {MaxTags}"
                : null;
            if (objection is null)
            {
                fitting.Add(key, value);
            }
            else
            {
                warnings.Add($"The tag '{PlainText.Of(key, 64)}' was left out: {objection}.");
            }
        }

        return fitting;
    }

    // Half a surrogate pair would be stored as another character, and so differ from the report for ever.
    private static bool IsText(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar) || text.Contains('\uFFFD', StringComparison.Ordinal);
}
