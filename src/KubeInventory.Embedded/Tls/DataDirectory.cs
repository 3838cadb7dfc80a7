namespace KubeInventory.Embedded.Tls;

/// <summary>The files of one server. Secrets are readable by their owner alone, from the moment they exist.</summary>
internal sealed class DataDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public DataDirectory(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    public string Path { get; }

    public string Objects => File("objects.db");

    public string AuthorityCertificate => File("ca.crt");

    public string AuthorityKey => File("ca.key");

    public string KubeConfig => File("admin.kubeconfig");

    /// <summary>Replaces a file as a whole: a reader or a crash sees the old text or the new one.</summary>
    public static void WriteSecret(string path, string text)
    {
        var next = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(next, options))
        {
            writer.Write(text);
        }

        System.IO.File.Move(next, path, overwrite: true);
    }

    private string File(string name) => System.IO.Path.Combine(Path, name);
}
