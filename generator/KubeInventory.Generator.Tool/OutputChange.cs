namespace KubeInventory.Generator.Tool;

/// <summary>One file that is not as it should be.</summary>
/// <param name="Word">missing, differs or stale.</param>
/// <param name="Path">The file.</param>
/// <param name="Text">What should be in it; null if it should not be there.</param>
internal sealed record OutputChange(string Word, string Path, string? Text)
{
    /// <summary>Makes it so.</summary>
    public void Apply()
    {
        if (Text is null)
        {
            File.Delete(Path);
            return;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
        File.WriteAllText(Path, Text);
    }
}
