namespace KubeInventory.Client;

/// <summary>What an informer keeps, and how it can be looked up.</summary>
/// <typeparam name="T">The kind.</typeparam>
public sealed class InformerOptions<T>
    where T : class, IKubernetesResource<T>
{
    private readonly Dictionary<string, Func<T, IEnumerable<string>>> _indexes = new(StringComparer.Ordinal);

    /// <summary>The namespace to keep. Default: the client's, or all of them. Not for cluster-scoped kinds.</summary>
    public string? Namespace { get; set; }

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
}
