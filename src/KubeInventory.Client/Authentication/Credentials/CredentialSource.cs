namespace KubeInventory.Client;

/// <summary>Where credentials come from, and come from again when they run out. Safe for concurrent use.</summary>
internal abstract class CredentialSource : IDisposable
{
    /// <summary>A credential that is valid now.</summary>
    /// <exception cref="KubeConfigException">There is none to be had.</exception>
    public abstract ValueTask<Credential> GetAsync(CancellationToken cancellationToken);

    /// <summary>Called when the server did not accept a credential. True if the next one will be another.</summary>
    public virtual ValueTask<bool> RenewAsync(Credential rejected, CancellationToken cancellationToken) => ValueTask.FromResult(false);

    public abstract void Dispose();
}
