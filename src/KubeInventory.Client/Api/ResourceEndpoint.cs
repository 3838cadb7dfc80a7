using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>The verbs of one resource, or of one of its subresources: builds requests and reads answers.</summary>
internal sealed class ResourceEndpoint<T>(KubeConnection connection, ResourceAddress address)
    where T : class, IKubernetesResource<T>
{
    private readonly RequestSender _sender = connection.Sender;

    public Task<T> GetAsync(string name, CancellationToken cancellationToken) =>
        SendAsync(address.Request("get", HttpMethod.Get, address.Object(name)), cancellationToken);

    public async Task<T?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (KubeNotFoundException e) when (e.ObjectName is not null)
        {
            return null;
        }
    }

    public Task<ResourceList<T>> ListPageAsync(ListOptions options, CancellationToken cancellationToken)
    {
        var path = ListPath(options);
        return ReadListAsync(address.ListRequest(path), ReadOptions(options.SkipManagedFields), cancellationToken);
    }

    public Task<Table<T>> ListTablePageAsync(ListOptions options, IncludeObject include, CancellationToken cancellationToken) =>
        ReadTableAsync(address.TableRequest("list", ListPath(options), include), include, ReadOptions(options.SkipManagedFields), cancellationToken);

    public Task<Table<T>> GetTableAsync(string name, IncludeObject include, CancellationToken cancellationToken) =>
        ReadTableAsync(address.TableRequest("get", address.Object(name), include), include, connection.ReadingAll, cancellationToken);

    public IAsyncEnumerable<WatchEvent<T>> WatchAsync(WatchOptions options, CancellationToken cancellationToken)
    {
        var path = address.Collection()
            .Query("watch", true)
            .Select(options.LabelSelector, options.FieldSelector)
            .Query("resourceVersion", options.ResourceVersion)
            .Query("allowWatchBookmarks", options.AllowBookmarks || options.SendInitialEvents)
            .Query("sendInitialEvents", options.SendInitialEvents)
            .Query("resourceVersionMatch", options.SendInitialEvents ? nameof(ListConsistency.NotOlderThan) : null)
            .Query("timeoutSeconds", (long?)options.Timeout?.TotalSeconds);
        return new WatchRequest<T>(_sender, address.Request("watch", HttpMethod.Get, path), options.Timeout, ReadOptions(options.SkipManagedFields))
            .RunAsync(cancellationToken);
    }

    public Task<T> CreateAsync(T resource, WriteOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        RequireWhole();
        return WriteAsync("create", HttpMethod.Post, address.CollectionOf(resource.Metadata), MediaTypes.Json, resource.WriteJson, options, cancellationToken);
    }

    public Task<T> ReplaceAsync(T resource, WriteOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        RequireWhole();
        return WriteAsync("update", HttpMethod.Put, address.Object(resource.Metadata), MediaTypes.Json, resource.WriteJson, options, cancellationToken);
    }

    public Task<T> PatchAsync(string name, Patch patch, WriteOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(patch);
        return WriteAsync("patch", HttpMethod.Patch, address.Object(name), patch.ContentType, patch.WriteTo, options, cancellationToken);
    }

    public Task<T> ApplyAsync(T resource, ApplyOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var path = ApplyPath(address.Object(resource.Metadata), options);
        return WriteAsync("apply", HttpMethod.Patch, path, MediaTypes.Apply, resource.WriteJson, AsWrite(options), cancellationToken);
    }

    public Task<T> ApplyManifestAsync(string name, ReadOnlyMemory<byte> manifest, ApplyOptions options, CancellationToken cancellationToken)
    {
        var path = WriteQuery(ApplyPath(address.Object(name), options), AsWrite(options));
        return SendAsync(address.Request("apply", HttpMethod.Patch, path) with { Body = manifest, ContentType = MediaTypes.Apply }, cancellationToken);
    }

    public Task<T> UpdateAsync(string name, Func<T, T> change, WriteOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ConflictRetry.RunAsync(AttemptAsync, _sender.TimeProvider, cancellationToken);

        async Task<T> AttemptAsync()
        {
            var current = await GetAsync(name, cancellationToken).ConfigureAwait(false);
            var changed = change(current) ?? throw new InvalidOperationException($"The change of {name} gave null instead of an object.");
            return current.Equals(changed) ? current : await ReplaceAsync(changed, options, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<bool> DeleteAsync(string name, DeleteOptions options, CancellationToken cancellationToken)
    {
        var request = DeleteRequest("delete", address.Object(name), options);
        try
        {
            using var answer = await _sender.ReadAsync(request, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (KubeNotFoundException e) when (e.ObjectName is not null)
        {
            return false;
        }
    }

    public Task<ResourceList<T>> DeleteCollectionAsync(DeleteCollectionOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var path = address.DeletableCollection().Select(options.LabelSelector, options.FieldSelector);
        return ReadListAsync(DeleteRequest("deletecollection", path, options.Each), connection.ReadingAll, cancellationToken);
    }

    private RequestPath ListPath(ListOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Limit);

        // The token stands for a moment in time: a server refuses both together.
        var consistency = string.IsNullOrEmpty(options.Continue) ? options.Consistency : ListConsistency.MostRecent;
        return address.Collection()
            .Select(options.LabelSelector, options.FieldSelector)
            .Query("limit", options.Limit > 0 ? options.Limit : null)
            .Query("continue", options.Continue)
            .Query("resourceVersion", consistency.ResourceVersion)
            .Query("resourceVersionMatch", consistency.Match);
    }

    private ApiRequest DeleteRequest(string verb, RequestPath path, DeleteOptions options)
    {
        using var body = new PooledBuffer();
        JsonBody.Write(body, writer => DeleteOptionsJson.Write(writer, options));
        return address.Request(verb, HttpMethod.Delete, path) with { Body = body.Written.ToArray(), ContentType = MediaTypes.Json };
    }

    private async Task<T> WriteAsync(
        string verb,
        HttpMethod method,
        RequestPath path,
        string contentType,
        Action<ModelJsonWriter> write,
        WriteOptions options,
        CancellationToken cancellationToken)
    {
        WriteQuery(path, options);
        var body = new ModelJsonWriter();
        write(body);
        var request = address.Request(verb, method, path) with { Body = body.Written, ContentType = contentType };
        var result = await SendAsync(request, cancellationToken).ConfigureAwait(false);

        // After a failure the transport may still be reading the body, so its array goes to the collector instead of the pool.
        body.Dispose();
        return result;
    }

    private static RequestPath ApplyPath(RequestPath path, ApplyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(options.FieldManager);
        return path.Query("force", options.Force);
    }

    private static WriteOptions AsWrite(ApplyOptions options) =>
        new() { FieldManager = options.FieldManager, DryRun = options.DryRun, FieldValidation = options.FieldValidation };

    private static RequestPath WriteQuery(RequestPath path, WriteOptions options)
    {
        FieldManagerName.Check(options.FieldManager);
        return path.Query("fieldManager", options.FieldManager)
            .Query("dryRun", options.DryRun ? "All" : null)
            .Query("fieldValidation", options.FieldValidation?.ToString());
    }

    private Task<ResourceList<T>> ReadListAsync(ApiRequest request, ModelReadOptions readOptions, CancellationToken cancellationToken) =>
        ReadAsync(request, body => ResourceListJson.Read<T>(body, readOptions), cancellationToken);

    private async Task<Table<T>> ReadTableAsync(
        ApiRequest request, IncludeObject include, ModelReadOptions readOptions, CancellationToken cancellationToken)
    {
        var table = await ReadAsync(request, body => TableJson.Read<T>(body, include, readOptions), cancellationToken).ConfigureAwait(false);
        return table with { SpansNamespaces = address is { Namespace: null, Definition.Scope: ResourceScope.Namespaced } };
    }

    private Task<T> SendAsync(ApiRequest request, CancellationToken cancellationToken) =>
        ReadAsync(request, body => ModelJson.Read<T>(body, connection.ReadingAll), cancellationToken);

    private async Task<TResult> ReadAsync<TResult>(ApiRequest request, Func<ReadOnlySpan<byte>, TResult> read, CancellationToken cancellationToken)
    {
        using var body = await _sender.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return read(body.Written.Span);
        }
        catch (JsonException e)
        {
            throw Unreadable(request, e);
        }
    }

    private void RequireWhole()
    {
        if (address.Definition.MetadataOnly)
        {
            throw new InvalidOperationException(
                $"Metadata alone does not make a {address.Definition.Kind}: writing it whole would lose the rest. Patch or apply instead.");
        }
    }

    private ModelReadOptions ReadOptions(bool skipManagedFields) => skipManagedFields ? connection.SkippingManagedFields : connection.ReadingAll;

    private static JsonException Unreadable(ApiRequest request, JsonException e) =>
        new($"{request}: the answer is not a {T.Definition.Kind}. {e.Message}", e.Path, e.LineNumber, e.BytePositionInLine, e);
}
