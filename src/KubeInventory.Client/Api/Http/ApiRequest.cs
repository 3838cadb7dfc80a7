namespace KubeInventory.Client;

/// <summary>One request as data, so that it can be sent again.</summary>
/// <param name="Verb">The Kubernetes verb, which is what metrics count: <c>get</c>, <c>list</c>, <c>apply</c> …</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query below the server's root, without a leading slash.</param>
/// <param name="Resource">Plural and group, such as <c>hosts.kubeinventory.io</c>, for metrics.</param>
internal sealed record ApiRequest(string Verb, HttpMethod Method, string Path, string Resource)
{
    /// <summary>API group, for metrics; empty for the core group.</summary>
    public string Group { get; init; } = "";

    /// <summary>API version, for metrics.</summary>
    public string Version { get; init; } = "";

    /// <summary>Subresource, for metrics; empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    public ReadOnlyMemory<byte> Body { get; init; }

    public string? ContentType { get; init; }

    public string Accept { get; init; } = MediaTypes.Json;

    public HttpRequestMessage ToMessage(Uri server)
    {
        var message = new HttpRequestMessage(Method, new Uri(server, Path))
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.TryAddWithoutValidation("Accept", Accept);
        if (ContentType is not null)
        {
            message.Content = new ReadOnlyMemoryContent(Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        return message;
    }

    public override string ToString() => $"{Method} /{Path}";
}
