namespace KubeInventory.Fetching;

/// <summary>Where Terraform keeps its states. Each is a shard.</summary>
internal abstract class TerraformBackend : IDisposable
{
    /// <summary>The backend that the options name.</summary>
    public static TerraformBackend Of(TerraformFetcherOptions options, HttpClient? http)
        => options.Address is not null ? new HttpBackend(options, http)
            : Directory.Exists(options.Path) ? new WorkspaceFolder(options.Path)
            : new StateFile(options.Path!);

    /// <summary>Whether there may be several states.</summary>
    public virtual bool HasWorkspaces => false;

    /// <summary>The states that are there.</summary>
    public virtual IReadOnlyList<FetchShard> List() => [FetchShard.All];

    /// <summary>Reads a state.</summary>
    /// <exception cref="FetchException">There is none, or it cannot be read.</exception>
    public abstract Task<TerraformState> ReadAsync(FetchShard shard, CancellationToken cancellationToken);

    /// <summary>Ends when a state may have changed since it was read.</summary>
    public virtual Task WaitForChangeAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);

    public virtual void Dispose()
    {
    }
}
