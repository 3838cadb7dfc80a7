namespace KubeInventory.Client;

/// <summary>What an informer keeps, and how it can be looked up.</summary>
/// <typeparam name="T">The kind.</typeparam>
public sealed class InformerOptions<T>
    where T : class, IKubernetesResource<T>
{
    private static readonly TimeSpan ShortestWatch = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWatch = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Func<T, IEnumerable<string>>> _indexes = new(StringComparer.Ordinal);

    /// <summary>The namespace to keep. Default: the client's, or all of them. Not for cluster-scoped kinds.</summary>
    public string? Namespace { get; set; }

    /// <summary>
    /// Several namespaces to keep, for a user who may read these alone; each costs a list and a watch. Default: none, see
    /// <see cref="Namespace"/>. Not for cluster-scoped kinds.
    /// </summary>
    public ISet<string> Namespaces { get; } = new SortedSet<string>(StringComparer.Ordinal);

    /// <summary>The one object to keep, by its name; the same as the field selector <c>metadata.name=…</c>. Default: every object.</summary>
    public string? Name { get; set; }

    /// <summary>Keeps objects whose labels match, such as <c>"env=prod,team in (a,b)"</c>. Default: every object.</summary>
    public LabelSelector? LabelSelector { get; set; }

    /// <summary>Keeps objects whose fields match, such as <c>"metadata.name=db-1"</c>. Default: every object.</summary>
    public FieldSelector? FieldSelector { get; set; }

    /// <summary>
    /// Alters each object before it is stored, usually to leave out what nobody reads. Default: nothing is altered. It must be quick,
    /// keep the metadata, and not throw: the cache stands still while it does.
    /// </summary>
    public Func<T, T>? Transform { get; set; }

    /// <summary>
    /// Keeps <c>metadata.managedFields</c>, about a third of a typical object's bytes. Default: false. A replace without them leaves
    /// field ownership as the server has it.
    /// </summary>
    public bool KeepManagedFields { get; set; }

    /// <summary>
    /// How long one watch lasts before the next goes on from where it ended. Each asks the server for a random time between five sixths of
    /// this and all of it, and is given up 5 s later if the server has not ended it: so long may a dead connection go unnoticed. Default:
    /// 240 s, since common load balancers drop silent connections after 4 minutes. Range: 10 s – 1 h; whole seconds.
    /// </summary>
    public TimeSpan WatchTimeout { get; set; } = TimeSpan.FromSeconds(240);

    /// <summary>
    /// Takes the initial content from the watch itself (streaming lists) instead of from pages. Default: false. Of servers with this ability
    /// it needs one request and a smaller peak of memory; but a stream is not compressed, about nine times the bytes, and takes more work
    /// to read. Kubernetes serves it in 1.32 and since 1.34; where the server does not, pages are read instead.
    /// </summary>
    public bool StreamInitialState { get; set; }

    internal IReadOnlyDictionary<string, Func<T, IEnumerable<string>>> Indexes => _indexes;

    /// <summary>Adds a way to look objects up, for <see cref="Lister{T}.ByIndex"/>.</summary>
    /// <param name="name">The index's name; a second one of the same name replaces the first.</param>
    /// <param name="valuesOf">
    /// The values under which an object is found; none leaves it out. The same object must always give the same values. It must be
    /// quick and not throw: the cache stands still while it does.
    /// </param>
    public InformerOptions<T> AddIndex(string name, Func<T, IEnumerable<string>> valuesOf)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(valuesOf);
        _indexes[name] = valuesOf;
        return this;
    }

    /// <summary>The field selector for what is kept; null for everything.</summary>
    internal FieldSelector? Fields => Name is null ? FieldSelector
        : (FieldSelector ?? FieldSelector.Everything).And("metadata.name").Is(Name);

    internal void Validate()
    {
        if (WatchTimeout < ShortestWatch || WatchTimeout > LongestWatch)
        {
            throw new ArgumentOutOfRangeException(nameof(WatchTimeout), WatchTimeout, "WatchTimeout must be between 10 s and 1 h.");
        }

        if (Namespace is not null && Namespaces.Count > 0)
        {
            throw new ArgumentException("Set either Namespace or Namespaces.", nameof(Namespaces));
        }

        if (Name is not null)
        {
            ObjectName.Check(Name);
        }
    }
}
