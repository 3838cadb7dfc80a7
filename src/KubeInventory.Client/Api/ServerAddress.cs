namespace KubeInventory.Client;

/// <summary>Reads the address of an API server.</summary>
internal static class ServerAddress
{
    /// <summary>The address with a trailing slash, so that relative paths append to it.</summary>
    public static Uri Root(Uri server) => server switch
    {
        { IsAbsoluteUri: false } => throw new ArgumentException($"\"{server}\" is not an absolute address, such as https://host:6443.", nameof(server)),
        { Scheme: not ("http" or "https") } => throw new ArgumentException($"\"{server}\" is neither http nor https.", nameof(server)),
        { AbsolutePath: [.., '/'] } => server,
        _ => new UriBuilder(server) { Path = server.AbsolutePath + "/" }.Uri,
    };
}
