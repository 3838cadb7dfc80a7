using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

/// <summary>A few of the random schedules; the figure <c>faults.informer</c> runs ten thousand.</summary>
public sealed class InformerFaultTests
{
    [Fact]
    public async Task Whatever_fails_on_the_way_no_change_and_no_deletion_is_lost()
    {
        foreach (var seed in Enumerable.Range(1, 300))
        {
            var outcome = await InformerSchedule.RunAsync(seed, Ct);
            Assert.True(outcome.Failure is null, outcome.ToString());
        }
    }
}
