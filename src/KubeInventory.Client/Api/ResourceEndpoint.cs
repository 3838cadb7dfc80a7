using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>The verbs of one resource, or of one of its subresources: builds requests and reads answers.</summary>
internal sealed class ResourceEndpoint<T>(KubeConnection connection, string? @namespace, string? subresource)
    where T : class, IKubernetesResource<T>
{
    private readonly RequestSender _sender = connection.Sender;

    private static ResourceDefinition Definition => T.Definition;

    public Task<T> GetAsync(string name, CancellationToken cancellationToken) =>
        SendAsync(Request("get", HttpMethod.Get, ObjectPath(name)), cancellationToken);

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

    public async Task<ResourceList<T>> ListPageAsync(ListOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Limit);

        // The token stands for a moment in time: a server refuses both together.
        var consistency = string.IsNullOrEmpty(options.Continue) ? options.Consistency : ListConsistency.MostRecent;
        var path = CollectionPath(@namespace)
            .Query("labelSelector", options.LabelSelector is { MatchesEverything: false } labels ? labels.ToString() : null)
            .Query("fieldSelector", options.FieldSelector is { Requirements.Count: > 0 } fields ? fields.ToString() : null)
            .Query("limit", options.Limit > 0 ? options.Limit : null)
            .Query("continue", options.Continue)
            .Query("resourceVersion", consistency.ResourceVersion)
            .Query("resourceVersionMatch", consistency.Match);
        var request = Request("list", HttpMethod.Get, path);
        using var body = await _sender.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return ResourceListJson.Read<T>(body.Written.Span, ReadOptions(options.SkipManagedFields));
        }
        catch (JsonException e)
        {
            throw Unreadable(request, e);
        }
    }

    public IAsyncEnumerable<WatchEvent<T>> WatchAsync(WatchOptions options, CancellationToken cancellationToken)
    {
        var path = CollectionPath(@namespace)
            .Query("watch", true)
            .Query("labelSelector", options.LabelSelector is { MatchesEverything: false } labels ? labels.ToString() : null)
            .Query("fieldSelector", options.FieldSelector is { Requirements.Count: > 0 } fields ? fields.ToString() : null)
            .Query("resourceVersion", options.ResourceVersion)
            .Query("allowWatchBookmarks", options.AllowBookmarks || options.SendInitialEvents)
            .Query("sendInitialEvents", options.SendInitialEvents)
            .Query("resourceVersionMatch", options.SendInitialEvents ? nameof(ListConsistency.NotOlderThan) : null)
            .Query("timeoutSeconds", (long?)options.Timeout?.TotalSeconds);
        return new WatchRequest<T>(_sender, Request("watch", HttpMethod.Get, path), options.Timeout, ReadOptions(options.SkipManagedFields))
            .RunAsync(cancellationToken);
    }

    public Task<T> CreateAsync(T resource, WriteOptions options, CancellationToken cancellationToken) =>
        WriteAsync("create", HttpMethod.Post, CollectionPath(NamespaceOf(resource)), MediaTypes.Json, resource.WriteJson, options, cancellationToken);

    public Task<T> ReplaceAsync(T resource, WriteOptions options, CancellationToken cancellationToken) =>
        WriteAsync("update", HttpMethod.Put, ObjectPath(resource), MediaTypes.Json, resource.WriteJson, options, cancellationToken);

    public Task<T> PatchAsync(string name, Patch patch, WriteOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(patch);
        return WriteAsync("patch", HttpMethod.Patch, ObjectPath(name), patch.ContentType, patch.WriteTo, options, cancellationToken);
    }

    public Task<T> ApplyAsync(T resource, ApplyOptions options, CancellationToken cancellationToken) =>
        WriteAsync("apply", HttpMethod.Patch, ApplyPath(ObjectPath(resource), options), MediaTypes.Apply, resource.WriteJson, AsWrite(options), cancellationToken);

    public Task<T> ApplyManifestAsync(string name, ReadOnlyMemory<byte> manifest, ApplyOptions options, CancellationToken cancellationToken)
    {
        var path = WriteQuery(ApplyPath(ObjectPath(name), options), AsWrite(options));
        return SendAsync(Request("apply", HttpMethod.Patch, path) with { Body = manifest, ContentType = MediaTypes.Apply }, cancellationToken);
    }

    public Task<T> UpdateAsync(string name, Func<T, T> change, WriteOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ConflictRetry.RunAsync(AttemptAsync, _sender.TimeProvider, cancellationToken);

        async Task<T> AttemptAsync()
        {
            var current = await GetAsync(name, cancellationToken).ConfigureAwait(false);
            var changed = change(current);
            return current.Equals(changed) ? current : await ReplaceAsync(changed, options, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<bool> DeleteAsync(string name, DeleteOptions options, CancellationToken cancellationToken)
    {
        using var body = new PooledBuffer();
        JsonBody.Write(body, writer => DeleteOptionsJson.Write(writer, options));
        var request = Request("delete", HttpMethod.Delete, ObjectPath(name)) with { Body = body.Written.ToArray(), ContentType = MediaTypes.Json };
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
        var request = Request(verb, method, path) with { Body = body.Written, ContentType = contentType };
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

    private async Task<T> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var body = await _sender.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return ModelJson.Read<T>(body.Written.Span, connection.ReadingAll);
        }
        catch (JsonException e)
        {
            throw Unreadable(request, e);
        }
    }

    private static ApiRequest Request(string verb, HttpMethod method, RequestPath path) =>
        new(verb, method, path.ToString(), Definition.GroupResource);

    private static RequestPath CollectionPath(string? @namespace) => new(Definition.CollectionPath(@namespace));

    private RequestPath ObjectPath(string name) => ObjectPath(@namespace, name);

    private RequestPath ObjectPath(T resource) => ObjectPath(
        NamespaceOf(resource),
        resource.Metadata?.Name ?? throw new ArgumentException($"The {Definition.Kind} has no metadata.name.", nameof(resource)));

    private RequestPath ObjectPath(string? objectNamespace, string name)
    {
        ObjectName.Check(name);
        return CollectionPath(Require(objectNamespace)).Segment(name).Segment(subresource);
    }

    private string? NamespaceOf(T resource) => Definition.Scope is ResourceScope.Cluster ? null : Require(@namespace ?? resource.Metadata?.Namespace);

    private static string? Require(string? objectNamespace) => Definition.Scope switch
    {
        ResourceScope.Cluster => null,
        _ => objectNamespace ?? throw new InvalidOperationException($"{Definition.Kind} lies in namespaces: name one with InNamespace."),
    };

    private ModelReadOptions ReadOptions(bool skipManagedFields) => skipManagedFields ? connection.SkippingManagedFields : connection.ReadingAll;

    private static JsonException Unreadable(ApiRequest request, JsonException e) =>
        new($"{request}: the answer is not a {Definition.Kind}. {e.Message}", e.Path, e.LineNumber, e.BytePositionInLine, e);
}
