namespace KubeInventory.Client;

/// <summary>Several kubeconfigs as one: of entries with one name, and of current contexts, the first file's counts.</summary>
internal sealed class MergedKubeConfig
{
    private readonly Dictionary<string, KubeConfigEntry> _contexts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KubeConfigEntry> _clusters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KubeConfigEntry> _users = new(StringComparer.Ordinal);
    private readonly string _sources;
    private readonly string? _currentContext;

    public MergedKubeConfig(IReadOnlyList<KubeConfigFile> files, string sources)
    {
        _sources = sources;
        foreach (var file in files)
        {
            _currentContext ??= file.Fields?.Text("current-context");
            Merge(file, "contexts", "context", _contexts);
            Merge(file, "clusters", "cluster", _clusters);
            Merge(file, "users", "user", _users);
        }
    }

    public KubeConfigEntry Context(string? name)
    {
        name ??= _currentContext ?? throw new KubeConfigException(
            $"{_sources} has no current-context. {Offer("contexts", _contexts)} Choose one with KubeConfigOptions.Context or kubectl config use-context.");
        return Find(_contexts, name, "context", "contexts", wantedBy: null);
    }

    public KubeConfigEntry Cluster(KubeConfigEntry context) => context.Fields.Text("cluster") is { } name
        ? Find(_clusters, name, "cluster", "clusters", context)
        : throw context.Fields.Fail("cluster", "is missing.");

    /// <summary>The context's user; null for an anonymous one.</summary>
    public KubeConfigEntry? User(KubeConfigEntry context) => context.Fields.Text("user") is { } name
        ? Find(_users, name, "user", "users", context)
        : null;

    private static void Merge(KubeConfigFile file, string listKey, string bodyKey, Dictionary<string, KubeConfigEntry> entries)
    {
        foreach (var item in file.Fields?.Maps(listKey) ?? [])
        {
            var name = item.Text("name") ?? throw item.Fail("name", "is missing.");
            if (item.Map(bodyKey) is { } body)
            {
                entries.TryAdd(name, new KubeConfigEntry(name, body, file.Folder) { File = file.Path });
            }
            else if (bodyKey is not "user")
            {
                throw item.Fail(bodyKey, "is missing.");
            }
            else
            {
                entries.TryAdd(name, new KubeConfigEntry(name, item, file.Folder) { File = file.Path });
            }
        }
    }

    private KubeConfigEntry Find(Dictionary<string, KubeConfigEntry> entries, string name, string kind, string plural, KubeConfigEntry? wantedBy)
    {
        if (entries.TryGetValue(name, out var entry))
        {
            return entry;
        }

        var asker = wantedBy is null ? "" : $", which context \"{wantedBy.Name}\" ({wantedBy.Fields.Line}) names";
        throw new KubeConfigException($"{_sources} has no {kind} \"{name}\"{asker}. {Offer(plural, entries)}");
    }

    private static string Offer(string plural, Dictionary<string, KubeConfigEntry> entries) => entries.Count == 0
        ? $"It has no {plural} at all."
        : $"It has the {plural} {string.Join(", ", entries.Keys.Order(StringComparer.Ordinal).Select(name => $"\"{name}\""))}.";
}
