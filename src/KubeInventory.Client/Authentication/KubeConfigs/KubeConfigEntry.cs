namespace KubeInventory.Client;

/// <summary>A named cluster, user or context.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fields">What it says.</param>
/// <param name="Folder">Where its relative paths begin.</param>
internal sealed record KubeConfigEntry(string Name, YamlFields Fields, string Folder)
{
    /// <summary>The kubeconfig file that the entry stands in; null if it came as text.</summary>
    public string? File { get; init; }

    /// <summary>A path in the entry, made absolute.</summary>
    public string? FilePath(string key) => Fields.Text(key) is { } path ? Path.GetFullPath(path, Folder) : null;

    /// <summary>The bytes of a field that exists as base64 data or as a file; data wins.</summary>
    public byte[]? DataOrFile(string dataKey, string fileKey) => Data(dataKey) ?? FileContent(fileKey);

    public byte[]? Data(string key)
    {
        if (Fields.Text(key) is not { } text)
        {
            return null;
        }

        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException e)
        {
            throw Fields.Fail(key, "is not base64.", e);
        }
    }

    public byte[]? FileContent(string key)
    {
        if (FilePath(key) is not { } path)
        {
            return null;
        }

        try
        {
            return System.IO.File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fields.Fail(key, $"names a file that cannot be read: {e.Message}", e);
        }
    }
}
