using KubeInventory.Fetching.Histories;

namespace KubeInventory.Fetching.Tests.Histories;

public class HistoryTests
{
    [Fact]
    public async Task No_random_history_breaks_a_promise()
    {
        await using var server = await HistoryServer.StartAsync(Ct);
        for (var seed = 1; seed <= 60; seed++)
        {
            if (await History.RunAsync(server, seed, Ct) is { } broken)
            {
                Assert.Fail(broken);
            }
        }
    }
}
