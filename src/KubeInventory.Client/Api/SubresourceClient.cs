namespace KubeInventory.Client;

/// <summary>
/// Reads and writes one subresource of objects, such as their status. Objects are sent and answered whole, and the server takes from
/// them what belongs to the subresource. Throws what <see cref="ResourceClient{T}"/> throws.
/// </summary>
/// <typeparam name="T">The kind, or for scale <see cref="V1Scale"/>.</typeparam>
public sealed class SubresourceClient<T>
    where T : class, IKubernetesResource<T>
{
    private readonly ResourceEndpoint<T> _endpoint;

    internal SubresourceClient(ResourceEndpoint<T> endpoint) => _endpoint = endpoint;

    /// <summary>The object, read through the subresource.</summary>
    public Task<T> GetAsync(string name, CancellationToken cancellationToken = default) => _endpoint.GetAsync(name, cancellationToken);

    /// <summary>Replaces the subresource's part of the object; <c>metadata.resourceVersion</c> must be the one that was read.</summary>
    /// <exception cref="KubeConflictException">The object changed meanwhile.</exception>
    public Task<T> ReplaceAsync(T resource, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        _endpoint.ReplaceAsync(resource, options ?? new WriteOptions(), cancellationToken);

    /// <summary>Changes the subresource's part of the object.</summary>
    public Task<T> PatchAsync(string name, Patch patch, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        _endpoint.PatchAsync(name, patch, options ?? new WriteOptions(), cancellationToken);

    /// <summary>
    /// Declares what a field manager wants in the subresource. Ownership is counted apart from that of the object itself, and the object
    /// must exist.
    /// </summary>
    public Task<T> ApplyAsync(T resource, ApplyOptions options, CancellationToken cancellationToken = default) =>
        _endpoint.ApplyAsync(resource, options, cancellationToken);

    /// <inheritdoc cref="ResourceClient{T}.UpdateAsync(string, Func{T, T}, CancellationToken)"/>
    public Task<T> UpdateAsync(string name, Func<T, T> change, CancellationToken cancellationToken = default) =>
        _endpoint.UpdateAsync(name, change, new WriteOptions(), cancellationToken);

    /// <inheritdoc cref="ResourceClient{T}.UpdateAsync(string, Func{T, T}, CancellationToken)"/>
    public Task<T> UpdateAsync(string name, Func<T, T> change, WriteOptions options, CancellationToken cancellationToken = default) =>
        _endpoint.UpdateAsync(name, change, options, cancellationToken);
}
