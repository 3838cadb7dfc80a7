namespace KubeInventory.Fetching;

/// <summary>Tells when files have changed since they were read. Where the system cannot watch them, it never does: the interval decides.</summary>
/// <param name="files">The files, which may come and go.</param>
internal sealed class FileChanges(Func<IEnumerable<string>> files)
{
    /// <summary>Who writes a file in several pieces pauses for less than this.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private volatile string? _seen;

    /// <summary>Remembers how the files are now; called before they are read, so that a change while they are read is one.</summary>
    public void Remember() => _seen = Stamp();

    /// <summary>Ends when the files differ from what is remembered, and have not changed for a moment. A change is told once.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        _seen ??= Stamp();
        using var signal = new SemaphoreSlim(0);
        var watchers = Watch(signal);
        try
        {
            while (Stamp() == _seen)
            {
                await signal.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            string last;
            do
            {
                last = Stamp();
                await Task.Delay(Quiet, cancellationToken).ConfigureAwait(false);
            }
            while (Stamp() != last);
            _seen = last;
        }
        finally
        {
            watchers.ForEach(watcher => watcher.Dispose());
        }
    }

    private List<FileSystemWatcher> Watch(SemaphoreSlim signal)
    {
        List<FileSystemWatcher> watchers = [];
        try
        {
            foreach (var folder in files().Select(file => Path.GetDirectoryName(Path.GetFullPath(file))!).Where(Directory.Exists).Distinct(StringComparer.Ordinal))
            {
                var watcher = new FileSystemWatcher(folder);
                watchers.Add(watcher);
                watcher.Changed += (_, _) => Signal(signal);
                watcher.Created += (_, _) => Signal(signal);
                watcher.Deleted += (_, _) => Signal(signal);
                watcher.Renamed += (_, _) => Signal(signal);
                watcher.EnableRaisingEvents = true;
            }
        }
        catch (IOException)
        {
            // The system has no watches left.
        }

        return watchers;
    }

    private static void Signal(SemaphoreSlim signal)
    {
        try
        {
            signal.Release();
        }
        catch (ObjectDisposedException)
        {
            // An event of a watcher that was stopped meanwhile.
        }
    }

    private string Stamp() => string.Join('|', files().Select(file => new FileInfo(file)).Select(file =>
        file.Exists ? FormattableString.Invariant($"{file.FullName}:{file.LastWriteTimeUtc.Ticks}:{file.Length}") : $"{file.FullName}:-"));
}
