namespace KubeInventory.Client;

/// <summary>Acting as somebody else. The server checks the right to do so, and then the other's rights alone.</summary>
public sealed record Impersonation
{
    /// <summary>The name of the user to act as, such as <c>jane</c> or <c>system:serviceaccount:ops:sync</c>.</summary>
    public required string User { get; init; }

    /// <summary>The uid of the user. Default: none.</summary>
    public string? Uid { get; init; }

    /// <summary>The groups of the user, of which a server adds none but <c>system:authenticated</c>. Default: none.</summary>
    /// <remarks>
    /// With several of them, or with several values of one extra key, requests go over HTTP/1.1, so that each watch has a connection of
    /// its own: .NET repeats no header over HTTP/2.
    /// </remarks>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>What an authenticator may add to a user, such as scopes: values by key; keys in lower case. Default: none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Extra { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(User);
        foreach (var text in (IEnumerable<string?>)[User, Uid, .. Groups, .. Extra.Keys, .. Extra.Values.SelectMany(values => values)])
        {
            if (text?.AsSpan().ContainsAnyInRange('\0', '\u001f') is true)
            {
                throw new ArgumentException($"\"{text}\" cannot be impersonated: it has control characters.", nameof(Impersonation));
            }
        }
    }

    /// <summary>Whether a header has several values, which takes a transport of our own.</summary>
    internal bool RepeatsHeaders => Groups.Count > 1 || Extra.Values.Any(values => values.Count > 1);

    internal void AddTo(HttpRequestMessage request)
    {
        Add(request, "Impersonate-User", [User]);
        Add(request, "Impersonate-Uid", Uid is null ? [] : [Uid]);
        Add(request, "Impersonate-Group", Groups);
        foreach (var (key, values) in Extra)
        {
            // Header names are case-insensitive and have few characters; the server decodes percent escapes.
            Add(request, "Impersonate-Extra-" + Uri.EscapeDataString(key), values);
        }

        if (RepeatsHeaders)
        {
            request.Version = System.Net.HttpVersion.Version11;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }
    }

    private static void Add(HttpRequestMessage request, string header, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            request.Headers.TryAddWithoutValidation(header, string.Join(RepeatedHeaderEncoding.Separator, values));
        }
    }
}
