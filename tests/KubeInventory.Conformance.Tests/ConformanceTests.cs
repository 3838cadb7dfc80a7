using KubeInventory.Client;
using KubeInventory.Conformance.Tests;
using KubeInventory.TestKit;

[assembly: AssemblyFixture(typeof(EmbeddedServer))]
[assembly: AssemblyFixture(typeof(RealServerUnderTest))]

namespace KubeInventory.Conformance.Tests;

/// <summary>What every test of a behaviour shares: a server, its widgets, and names that are cleaned up.</summary>
public abstract class ConformanceTests(ServerUnderTest server) : IAsyncLifetime
{
    private readonly List<string> _names = [];

    private protected ServerUnderTest Server { get; } = server;

    private protected KubeConnection Connection { get; private set; } = null!;

    private protected ResourceClient<Loose<Widgets>> Widgets => new(Connection);

    public async ValueTask InitializeAsync() => Connection = await Server.ConnectAsync(Ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _names)
        {
            if (await Widgets.FindAsync(name, CancellationToken.None) is { } left)
            {
                if (left["metadata.finalizers"] is not null)
                {
                    await Widgets.PatchAsync(name, Patch.Json().Remove("/metadata/finalizers"), cancellationToken: CancellationToken.None);
                }

                await Widgets.DeleteAsync(name, cancellationToken: CancellationToken.None);
            }
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A name for a widget, which is deleted after the test.</summary>
    private protected string NewName()
    {
        var name = RealServer.UniqueName("widget");
        _names.Add(name);
        return name;
    }

    private protected Task<Loose<Widgets>> CreateAsync(string members = """{"spec": {}}""", WriteOptions? options = null) =>
        Widgets.CreateAsync(Loose<Widgets>.Of(NewName(), members), options, Ct);

    /// <summary>The refusal that an action must meet.</summary>
    private protected static Task<KubeApiException> RefusedAsync(Task action) => Assert.ThrowsAnyAsync<KubeApiException>(() => action);
}
