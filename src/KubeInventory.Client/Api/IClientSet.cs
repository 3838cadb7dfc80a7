namespace KubeInventory.Client;

/// <summary>Typed clients for several kinds over one connection, as the generator emits them for a project's CRDs.</summary>
/// <typeparam name="TSelf">The set itself.</typeparam>
public interface IClientSet<TSelf>
    where TSelf : class, IClientSet<TSelf>
{
    /// <summary>The clients of a connection, of which the caller disposes.</summary>
    static abstract TSelf Create(KubeConnection connection);
}
