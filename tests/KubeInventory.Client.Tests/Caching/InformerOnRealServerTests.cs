using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class InformerOnRealServerTests : InformerOnServerTests
{
    protected override Task<KubeConnection> ConnectAsync() => Task.FromResult(RealServer.Connect());
}
