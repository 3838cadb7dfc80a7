using System.Runtime.CompilerServices;

namespace KubeInventory.Client;

/// <summary>Reads, writes and watches objects of one kind. Immutable, safe for any number of threads, and cheap to make.</summary>
/// <remarks>
/// Every method throws <see cref="KubeApiException"/> where the server refuses, <see cref="KubeConnectionException"/> where no usable
/// answer comes, <see cref="KubeConfigException"/> where credentials cannot be had, and <see cref="System.Text.Json.JsonException"/>
/// where an answer is not of this kind. A refusal with <c>Retry-After</c> has been repeated before it is thrown.
/// </remarks>
/// <typeparam name="T">The kind.</typeparam>
public sealed class ResourceClient<T>
    where T : class, IKubernetesResource<T>
{
    private readonly KubeConnection _connection;
    private readonly ResourceEndpoint<T> _endpoint;

    /// <summary>A client for the cluster's objects, or for those of all namespaces.</summary>
    public ResourceClient(KubeConnection connection)
        : this(connection, @namespace: null)
    {
        ArgumentNullException.ThrowIfNull(connection);
    }

    private ResourceClient(KubeConnection connection, string? @namespace)
    {
        _connection = connection;
        _endpoint = new ResourceEndpoint<T>(connection, new ResourceAddress(T.Definition, @namespace));
        Namespace = @namespace;
    }

    internal KubeConnection Connection => _connection;

    /// <summary>The namespace that this client is bound to; null for none.</summary>
    public string? Namespace { get; }

    /// <summary>The status subresource: observed state, which writes to the object itself leave alone.</summary>
    /// <exception cref="InvalidOperationException">The kind has no status subresource.</exception>
    public SubresourceClient<T> Status => T.Definition.Subresources.HasFlag(Subresources.Status)
        ? new SubresourceClient<T>(new ResourceEndpoint<T>(_connection, new ResourceAddress(T.Definition, Namespace, "status")))
        : throw new InvalidOperationException($"{T.Definition.Kind} has no status subresource.");

    /// <summary>The scale subresource: the replicas of whatever kind, without knowing its fields.</summary>
    /// <exception cref="InvalidOperationException">The kind has no scale subresource.</exception>
    public SubresourceClient<V1Scale> Scale => T.Definition.Subresources.HasFlag(Subresources.Scale)
        ? new SubresourceClient<V1Scale>(new ResourceEndpoint<V1Scale>(_connection, new ResourceAddress(T.Definition, Namespace, "scale")))
        : throw new InvalidOperationException($"{T.Definition.Kind} has no scale subresource.");

    /// <summary>The same client bound to one namespace, which get, patch and delete of namespaced kinds need.</summary>
    /// <exception cref="InvalidOperationException">The kind does not lie in namespaces.</exception>
    public ResourceClient<T> InNamespace(string @namespace)
    {
        ObjectName.Check(@namespace);
        return T.Definition.Scope is ResourceScope.Namespaced
            ? new ResourceClient<T>(_connection, @namespace)
            : throw new InvalidOperationException($"{T.Definition.Kind} does not lie in namespaces.");
    }

    /// <summary>The object as it is now, never from a cache.</summary>
    /// <exception cref="KubeNotFoundException">There is none of this name.</exception>
    public Task<T> GetAsync(string name, CancellationToken cancellationToken = default) => _endpoint.GetAsync(name, cancellationToken);

    /// <summary>The object as it is now, or null if there is none of this name.</summary>
    /// <exception cref="KubeNotFoundException">The kind itself is not served.</exception>
    public Task<T?> FindAsync(string name, CancellationToken cancellationToken = default) => _endpoint.FindAsync(name, cancellationToken);

    /// <summary>
    /// All objects, page by page as they are consumed, from one moment in time. If that takes so long that the server forgets the moment
    /// (usually after 5 minutes), the enumeration ends with <see cref="KubeExpiredException"/>: begin again, or list with
    /// <see cref="ListOptions.Limit"/> 0.
    /// </summary>
    public async IAsyncEnumerable<T> ListAsync(
        ListOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        options ??= new ListOptions();
        do
        {
            var page = await _endpoint.ListPageAsync(options, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            options = options with { Continue = page.Metadata.Continue };
        }
        while (!string.IsNullOrEmpty(options.Continue));
    }

    /// <summary>One page of objects, at most <see cref="ListOptions.Limit"/>, and the resource version from which to watch.</summary>
    public Task<ResourceList<T>> ListPageAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        _endpoint.ListPageAsync(options ?? new ListOptions(), cancellationToken);

    /// <summary>
    /// All objects as the table that <c>kubectl get</c> prints, with the columns of their kind; read page by page, from one moment in time,
    /// and all at once where that takes so long that the server forgets the moment.
    /// </summary>
    /// <param name="options">What to list, and how fresh.</param>
    /// <param name="include">What of each object goes with its row.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="KubeApiException">Also if the server has no tables of this kind.</exception>
    public async Task<Table<T>> ListTableAsync(
        ListOptions? options = null, IncludeObject include = IncludeObject.Metadata, CancellationToken cancellationToken = default)
    {
        options ??= new ListOptions();
        var rows = new List<TableRow<T>>();
        var next = options;
        while (true)
        {
            Table<T> page;
            try
            {
                page = await _endpoint.ListTablePageAsync(next, include, cancellationToken).ConfigureAwait(false);
            }
            catch (KubeExpiredException) when (rows.Count > 0)
            {
                // The server has forgotten the moment of the first page. Nobody has seen the rows yet: read them again, all at once.
                rows.Clear();
                next = options with { Limit = 0 };
                continue;
            }

            rows.AddRange(page.Rows);
            if (string.IsNullOrEmpty(page.Metadata.Continue))
            {
                return page with { Rows = rows };
            }

            next = next with { Continue = page.Metadata.Continue };
        }
    }

    /// <summary>One page of the table, at most <see cref="ListOptions.Limit"/> rows, and where the next one begins.</summary>
    /// <param name="options">What to list, and how fresh.</param>
    /// <param name="include">What of each object goes with its row.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="KubeApiException">Also if the server has no tables of this kind.</exception>
    public Task<Table<T>> ListTablePageAsync(
        ListOptions? options = null, IncludeObject include = IncludeObject.Metadata, CancellationToken cancellationToken = default) =>
        _endpoint.ListTablePageAsync(options ?? new ListOptions(), include, cancellationToken);

    /// <summary>One object as a table of one row.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="include">What of the object goes with its row.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="KubeNotFoundException">There is none of this name.</exception>
    public Task<Table<T>> GetTableAsync(
        string name, IncludeObject include = IncludeObject.Metadata, CancellationToken cancellationToken = default) =>
        _endpoint.GetTableAsync(name, include, cancellationToken);

    /// <summary>
    /// Watches with one request, until the server ends it: then the enumeration ends too, and a new watch may go on from the last
    /// event's resource version. For a view that is kept up to date use an informer.
    /// </summary>
    /// <exception cref="KubeApiException">Also for an ERROR event.</exception>
    /// <exception cref="KubeExpiredException">The resource version is too old, at the start or while watching: list again.</exception>
    /// <exception cref="KubeConnectionException">Also where the stream breaks off.</exception>
    public IAsyncEnumerable<WatchEvent<T>> WatchAsync(WatchOptions? options = null, CancellationToken cancellationToken = default) =>
        _endpoint.WatchAsync(options ?? new WatchOptions(), cancellationToken);

    /// <summary>Creates an object and gives it as stored. A status in it is ignored where the kind has a status subresource.</summary>
    /// <exception cref="KubeAlreadyExistsException">The name is taken.</exception>
    public Task<T> CreateAsync(T resource, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        _endpoint.CreateAsync(resource, options ?? new WriteOptions(), cancellationToken);

    /// <summary>Replaces the whole object. Its <c>metadata.resourceVersion</c> must be the one that was read.</summary>
    /// <exception cref="KubeConflictException">The object changed meanwhile.</exception>
    public Task<T> ReplaceAsync(T resource, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        _endpoint.ReplaceAsync(resource, options ?? new WriteOptions(), cancellationToken);

    /// <summary>Changes an object without sending it, and gives it as stored.</summary>
    public Task<T> PatchAsync(string name, Patch patch, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        _endpoint.PatchAsync(name, patch, options ?? new WriteOptions(), cancellationToken);

    /// <summary>
    /// Declares what a field manager wants (server-side apply); creates the object if need be. The resource holds the manager's whole
    /// opinion: a field that it applied before and now leaves out is removed, unless somebody else owns it too.
    /// </summary>
    /// <exception cref="KubeApplyConflictException">Others own a field with another value.</exception>
    public Task<T> ApplyAsync(T resource, ApplyOptions options, CancellationToken cancellationToken = default) =>
        _endpoint.ApplyAsync(resource, options, cancellationToken);

    /// <summary>Applies an object as it stands in a file, in YAML or JSON, with whatever fields it has.</summary>
    /// <param name="name">The object's name, the same as in the manifest.</param>
    /// <param name="manifest">One object in UTF-8.</param>
    /// <param name="options">Field manager and force.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="KubeApiException">Also if the manifest is no object of this kind and name.</exception>
    public Task<T> ApplyManifestAsync(
        string name, ReadOnlyMemory<byte> manifest, ApplyOptions options, CancellationToken cancellationToken = default) =>
        _endpoint.ApplyManifestAsync(name, manifest, options, cancellationToken);

    /// <summary>
    /// Reads the object, lets <paramref name="change"/> alter it, and replaces it; begins again if somebody else was faster, up to five
    /// times. <paramref name="change"/> may run more than once. Nothing is written if it gives an equal object.
    /// </summary>
    /// <exception cref="KubeConflictException">All attempts met a conflict; this is the last one.</exception>
    public Task<T> UpdateAsync(string name, Func<T, T> change, CancellationToken cancellationToken = default) =>
        _endpoint.UpdateAsync(name, change, new WriteOptions(), cancellationToken);

    /// <inheritdoc cref="UpdateAsync(string, Func{T, T}, CancellationToken)"/>
    public Task<T> UpdateAsync(string name, Func<T, T> change, WriteOptions options, CancellationToken cancellationToken = default) =>
        _endpoint.UpdateAsync(name, change, options, cancellationToken);

    /// <summary>
    /// Reads the object, lets <paramref name="change"/> alter it or, given null, make it, and writes what it gives; begins again if
    /// somebody else creates, changes or deletes it meanwhile, up to five times. <paramref name="change"/> may run more than once.
    /// </summary>
    /// <remarks>
    /// For state that one writer owns alone; with several writers use <see cref="ApplyAsync"/>. A status is not written where the kind has a
    /// status subresource.
    /// </remarks>
    /// <param name="name">The object's name, which the change must keep.</param>
    /// <param name="change">Gives the wanted object from the present one, or from null if there is none.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="KubeConflictException">All attempts met a conflict; this is the last one.</exception>
    public Task<CreateOrUpdateResult<T>> CreateOrUpdateAsync(
        string name, Func<T?, T> change, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        new CreateOrUpdate<T>(_endpoint, _connection.Sender.TimeProvider).RunAsync(name, change, options ?? new WriteOptions(), cancellationToken);

    /// <summary>
    /// Adds a finalizer, so that the object is not gone before it is removed again. Add it before doing what it stands for. Those of
    /// others stay as they are.
    /// </summary>
    /// <returns>The object, which has the finalizer; null if it is being deleted, which lets nobody add one.</returns>
    /// <exception cref="KubeNotFoundException">There is none of this name.</exception>
    public Task<T?> AddFinalizerAsync(string name, string finalizer, CancellationToken cancellationToken = default) =>
        new FinalizerChange<T>(_endpoint, _connection.Sender.TimeProvider).AddAsync(name, finalizer, cancellationToken);

    /// <summary>Removes a finalizer. An object that is being deleted is gone with the last one. Those of others stay as they are.</summary>
    /// <returns>False if the finalizer, or the object, was gone already.</returns>
    public Task<bool> RemoveFinalizerAsync(string name, string finalizer, CancellationToken cancellationToken = default) =>
        new FinalizerChange<T>(_endpoint, _connection.Sender.TimeProvider).RemoveAsync(name, finalizer, cancellationToken);

    /// <summary>
    /// Deletes an object. With finalizers it stays, marked by a deletion timestamp, until the last of them is removed.
    /// </summary>
    /// <returns>False if there is no object of this name.</returns>
    /// <exception cref="KubeConflictException">A precondition does not hold.</exception>
    public Task<bool> DeleteAsync(string name, DeleteOptions? options = null, CancellationToken cancellationToken = default) =>
        _endpoint.DeleteAsync(name, options ?? new DeleteOptions(), cancellationToken);

    /// <summary>
    /// Deletes all objects that match, in the cluster or in the client's namespace; a server does not delete over all namespaces at
    /// once. What has finalizers stays, marked by a deletion timestamp, until they are removed.
    /// </summary>
    /// <remarks>Not atomic: where it fails halfway, some objects are deleted, and it can be repeated.</remarks>
    /// <returns>The objects that matched, as they were deleted or marked.</returns>
    /// <exception cref="InvalidOperationException">The kind lies in namespaces, and the client is bound to none.</exception>
    /// <exception cref="KubeConflictException">A precondition does not hold for one of the objects.</exception>
    public async Task<IReadOnlyList<T>> DeleteCollectionAsync(DeleteCollectionOptions options, CancellationToken cancellationToken = default) =>
        (await _endpoint.DeleteCollectionAsync(options, cancellationToken).ConfigureAwait(false)).Items;
}
