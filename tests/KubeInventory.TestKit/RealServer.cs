using KubeInventory.Client;

namespace KubeInventory.TestKit;

/// <summary>A real API server, which the environment names. Tests share it: use unique names and clean up.</summary>
public static class RealServer
{
    /// <summary>Connects as a user who may do everything; skips the test, or fails it, where no server is named.</summary>
    public static KubeConnection Connect(KubeConnectionOptions? options = null) => Connect("KUBEINVENTORY_TEST_KUBECONFIG", options);

    /// <summary>Connects as a user who may do nothing but look around.</summary>
    public static KubeConnection ConnectUnprivileged() => Connect("KUBEINVENTORY_TEST_UNPRIVILEGED_KUBECONFIG", options: null);

    /// <summary>A name that no other test and no other run uses.</summary>
    public static string UniqueName(string prefix) => $"{prefix}-{Guid.NewGuid().ToString("n")[..10]}";

    /// <summary>Deletes a host at once, whatever would have to be done before.</summary>
    public static async Task RemoveAsync(ResourceClient<V1Host> hosts, V1Host host, CancellationToken cancellationToken)
    {
        await hosts.PatchAsync(host.Metadata!.Name!, Patch.Json().Remove("/metadata/finalizers"), cancellationToken: cancellationToken);
        await hosts.DeleteAsync(host.Metadata.Name!, cancellationToken: cancellationToken);
    }

    private static KubeConnection Connect(string variable, KubeConnectionOptions? options) =>
        KubeConnection.FromKubeConfig(new KubeConfigOptions { Path = Requires.Variable(variable) }, options);
}
