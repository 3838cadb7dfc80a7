namespace KubeInventory.Fetching.Aws;

/// <summary>Filters of a ProviderSource in EC2's form.</summary>
internal static class InstanceFilters
{
    private const string TagPrefix = "tag:";
    private const string OwnPrefix = "filter:";

    /// <summary><c>env</c> and <c>tag:env</c> are the tag env; <c>filter:vpc-id</c> is EC2's own filter vpc-id.</summary>
    public static void Add(AwsCall call, IReadOnlyList<FetchFilter> filters)
    {
        for (var i = 0; i < filters.Count; i++)
        {
            var (name, values) = Translate(filters[i]);
            call.Add($"Filter.{i + 1}.Name", name);
            for (var j = 0; j < values.Count; j++)
            {
                call.Add($"Filter.{i + 1}.Value.{j + 1}", values[j]);
            }
        }
    }

    private static (string Name, IReadOnlyList<string> Values) Translate(FetchFilter filter)
    {
        if (filter.Key.StartsWith(OwnPrefix, StringComparison.Ordinal))
        {
            return filter.Values.Count > 0 ? (filter.Key[OwnPrefix.Length..], filter.Values)
                : throw new FetchException(FetchFailure.Unsupported, $"The filter {PlainText.Of(filter.Key)} needs a value: only tags can be asked whether they are there.");
        }

        var tag = filter.Key.StartsWith(TagPrefix, StringComparison.Ordinal) ? filter.Key[TagPrefix.Length..] : filter.Key;
        return filter.Values.Count > 0 ? (TagPrefix + tag, filter.Values) : ("tag-key", [tag]);
    }
}
