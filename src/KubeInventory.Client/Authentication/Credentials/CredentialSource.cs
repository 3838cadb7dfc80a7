namespace KubeInventory.Client;

/// <summary>Where credentials come from, and come from again when they run out. Safe for concurrent use.</summary>
internal abstract class CredentialSource : IDisposable
{
    /// <summary>A credential that is valid now.</summary>
    /// <exception cref="KubeConfigException">There is none to be had.</exception>
    public abstract ValueTask<Credential> GetAsync(CancellationToken cancellationToken);

    /// <summary>Called when the server did not accept a credential. Gives another one; null if there is no other.</summary>
    public abstract ValueTask<Credential?> RenewAsync(Credential rejected, CancellationToken cancellationToken);

    public abstract void Dispose();
}
