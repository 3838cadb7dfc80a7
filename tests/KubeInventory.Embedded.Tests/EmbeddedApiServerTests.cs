using System.Net;

namespace KubeInventory.Embedded.Tests;

public sealed class EmbeddedApiServerTests
{
    [Fact]
    public async Task Many_servers_run_side_by_side()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Api.StartAsync()));

        Assert.Equal(12, servers.Select(api => api.Server.Address).Distinct().Count());
        await Task.WhenAll(servers.Select(async api => (await api.GetAsync("/api/v1/namespaces")).Expect(HttpStatusCode.OK)));
        await Task.WhenAll(servers.Select(api => api.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_connection_speaks_as_the_admin()
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        await using var connection = server.Connect();

        Assert.Equal(server.Address, connection.Server);
        Assert.Null(server.KubeConfigPath);
        Assert.StartsWith("https://127.0.0.1:", server.Address.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_stopped_twice()
    {
        var server = await EmbeddedApiServer.StartAsync(Ct);

        await server.DisposeAsync();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(65536, 10)]
    [InlineData(0, 0)]
    public async Task Options_out_of_range_are_refused(int port, int historyLength)
    {
        var options = new EmbeddedApiServerOptions { Port = port, HistoryLength = historyLength };

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => EmbeddedApiServer.StartAsync(options, Ct));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_IOException()
    {
        await using var first = await EmbeddedApiServer.StartAsync(Ct);

        await Assert.ThrowsAsync<IOException>(
            () => EmbeddedApiServer.StartAsync(new EmbeddedApiServerOptions { Port = first.Address.Port }, Ct));
    }
}
