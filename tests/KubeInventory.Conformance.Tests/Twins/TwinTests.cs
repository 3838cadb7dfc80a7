using System.Text.Json.Nodes;
using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

/// <summary>Random programs, run on both servers side by side: each step must come to the same on both.</summary>
public sealed class TwinTests(EmbeddedServer embedded, RealServerUnderTest real)
{
    private const int StepsInAProgram = 12;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_random_program_comes_to_the_same_on_both_servers(int seed)
    {
        var there = new ResourceClient<Loose<Widgets>>(await real.ConnectAsync(Ct));
        var here = new ResourceClient<Loose<Widgets>>(await embedded.ConnectAsync(Ct));
        var name = RealServer.UniqueName("twin");
        var random = new RandomWidgets(new Random(seed));
        var history = new List<Step>();
        try
        {
            for (var count = 0; count < StepsInAProgram; count++)
            {
                history.Add(Step.Next(random));
                var expected = await history[^1].RunAsync(there, name, Ct);
                var actual = await history[^1].RunAsync(here, name, Ct);
                Assert.True(JsonNode.DeepEquals(expected, actual), Difference(history, expected, actual));
            }
        }
        finally
        {
            await RemoveAsync(there, name);
            await RemoveAsync(here, name);
        }
    }

    private static string Difference(List<Step> history, JsonObject expected, JsonObject actual) =>
        $"""
        After
          {string.Join("\n  ", history)}
        the real server answers
          {expected.ToJsonString()}
        and the embedded one
          {actual.ToJsonString()}
        """;

    private static async Task RemoveAsync(ResourceClient<Loose<Widgets>> widgets, string name)
    {
        if (await widgets.FindAsync(name, CancellationToken.None) is { } left)
        {
            if (left["metadata.finalizers"] is not null)
            {
                await widgets.PatchAsync(name, Patch.Json().Remove("/metadata/finalizers"), cancellationToken: CancellationToken.None);
            }

            await widgets.DeleteAsync(name, cancellationToken: CancellationToken.None);
        }
    }
}
