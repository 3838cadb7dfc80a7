using KubeInventory.TestKit.Simulation;

namespace KubeInventory.Client.Tests;

/// <summary>A few of the random schedules that the figure <c>faults.leases</c> runs by the ten thousand.</summary>
public sealed class LeaseScheduleTests
{
    [Fact]
    public void Never_two_act_at_once_and_somebody_acts_when_faults_end()
    {
        var failed = Enumerable.Range(1, 100).Select(LeaseSchedule.Run).FirstOrDefault(result => result.Violations.Count > 0);

        Assert.True(failed is null, failed?.ToString());
    }

    [Fact]
    public void A_seed_gives_the_same_schedule_again() => Assert.Equal(LeaseSchedule.Run(7).Notes, LeaseSchedule.Run(7).Notes);
}
