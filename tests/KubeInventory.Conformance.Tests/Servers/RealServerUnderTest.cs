using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

/// <summary>The API server that KUBEINVENTORY_TEST_KUBECONFIG names.</summary>
public sealed class RealServerUnderTest : ServerUnderTest
{
    /// <inheritdoc/>
    public override string KubeConfig => File.ReadAllText(Requires.Variable("KUBEINVENTORY_TEST_KUBECONFIG"));

    /// <inheritdoc/>
    public override Task<KubeConnection> OpenAsync(CancellationToken cancellationToken, KubeConnectionOptions? options = null) =>
        Task.FromResult(RealServer.Connect(options));
}
