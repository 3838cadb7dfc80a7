namespace KubeInventory.Fetching;

/// <summary>One state in a file.</summary>
internal sealed class StateFile(string path) : TerraformBackend
{
    private readonly FileChanges _changes = new(() => [path]);

    public override Task<TerraformState> ReadAsync(FetchShard shard, CancellationToken cancellationToken)
    {
        _changes.Remember();
        return ReadAsync(path, cancellationToken);
    }

    public override Task WaitForChangeAsync(CancellationToken cancellationToken) => _changes.WaitAsync(cancellationToken);

    /// <summary>Reads a state with the lock that lies beside it while Terraform works on it.</summary>
    public static async Task<TerraformState> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var text = await SourceFile.ReadTextAsync(path, cancellationToken).ConfigureAwait(false);
        var lockFile = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.lock.info");
        return TerraformState.Parse(path, text) with { LockFile = File.Exists(lockFile) ? lockFile : null };
    }
}
