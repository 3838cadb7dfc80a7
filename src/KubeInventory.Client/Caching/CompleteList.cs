namespace KubeInventory.Client;

/// <summary>Every object of a list, of one moment, and the version from which to watch.</summary>
internal sealed record CompleteList<T>(IReadOnlyList<T> Items, string ResourceVersion)
    where T : class, IKubernetesResource<T>
{
    /// <summary>Reads all pages. Nothing is returned of a list that breaks off: what it lacks would look deleted.</summary>
    internal static async Task<CompleteList<T>> ReadAsync(ResourceClient<T> client, ListOptions options, CancellationToken cancellationToken)
    {
        var page = await client.ListPageAsync(options, cancellationToken).ConfigureAwait(false);
        var version = page.Metadata.ResourceVersion;
        if (string.IsNullOrEmpty(version))
        {
            throw new InvalidDataException($"The list of {T.Definition.Plural} has no metadata.resourceVersion, so it cannot be watched.");
        }

        var items = new List<T>(page.Items);
        while (page.Metadata.Continue is { Length: > 0 } next)
        {
            try
            {
                page = await client.ListPageAsync(options with { Continue = next }, cancellationToken).ConfigureAwait(false);
                items.AddRange(page.Items);
            }
            catch (KubeApiException e) when (e.Reason is StatusReason.Expired or StatusReason.Gone)
            {
                // The server forgot the moment of the first page. Paging again might take as long again, so everything is asked for at once.
                return await ReadAsync(client, options with { Limit = 0 }, cancellationToken).ConfigureAwait(false);
            }
        }

        return new CompleteList<T>(items, version);
    }
}
