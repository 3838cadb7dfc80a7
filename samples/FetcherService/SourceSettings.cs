using KubeInventory.Fetching;

namespace FetcherService;

/// <summary>The settings of one source. A key that nobody asked for is a mistake.</summary>
internal sealed class SourceSettings(IConfigurationSection section)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public string? Text(string key)
    {
        _known.Add(key);
        return section[key];
    }

    public string Required(string key) => Text(key) is { Length: > 0 } text ? text : throw Wrong(key, "is missing");

    public IReadOnlyList<string> Texts(string key)
    {
        _known.Add(key);
        return section.GetSection(key).Get<string[]>() ?? [];
    }

    public Uri? Address(string key) => Text(key) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address
        : throw Wrong(key, $"is '{text}', which is no address");

    /// <summary>A secret in a file of its own, read anew each time it is needed.</summary>
    public Secret? Secret(string key) => Text(key) is { } path ? KubeInventory.Fetching.Secret.FromFile(path) : null;

    public InvalidOperationException Wrong(string key, string what) => new($"{section.Path}:{key} {what}.");

    public void RefuseOthers()
    {
        foreach (var key in section.GetChildren().Select(child => child.Key).Where(key => !_known.Contains(key)))
        {
            throw Wrong(key, $"is not a setting of this type; there are {string.Join(", ", _known)}");
        }
    }
}
