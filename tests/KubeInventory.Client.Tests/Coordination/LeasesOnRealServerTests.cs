using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class LeasesOnRealServerTests : LeasesOnServerTests
{
    protected override Task<KubeConnection> ConnectAsync() => Task.FromResult(RealServer.Connect());
}
