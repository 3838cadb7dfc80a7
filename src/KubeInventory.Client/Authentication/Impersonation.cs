namespace KubeInventory.Client;

/// <summary>Acting as somebody else, as a kubeconfig's user entry can ask for.</summary>
internal sealed record Impersonation(string User, string? Uid, IReadOnlyList<string> Groups, IReadOnlyList<KeyValuePair<string, string>> Extra)
{
    public void AddTo(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Impersonate-User", User);
        if (Uid is not null)
        {
            request.Headers.TryAddWithoutValidation("Impersonate-Uid", Uid);
        }

        foreach (var group in Groups)
        {
            request.Headers.TryAddWithoutValidation("Impersonate-Group", group);
        }

        foreach (var (key, value) in Extra)
        {
            // Header names are case-insensitive and have few characters; the server decodes percent escapes.
            request.Headers.TryAddWithoutValidation("Impersonate-Extra-" + Uri.EscapeDataString(key), value);
        }
    }
}
