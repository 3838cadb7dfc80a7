namespace KubeInventory.Client;

/// <summary>Files for their owner's eyes only, from the moment they exist.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Replaces a file as a whole: a reader, or the machine after a crash, sees the old content or the new one. Follows links.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var link = File.Exists(path) ? new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) : null;
        var target = link?.FullName ?? Path.GetFullPath(path);

        // A name of its own: two writers must not meet in one half-written file.
        var next = $"{target}.{Guid.NewGuid():n}.new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        try
        {
            using (var file = new FileStream(next, options))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(next, target, overwrite: true);
        }
        catch
        {
            File.Delete(next);
            throw;
        }
    }
}
