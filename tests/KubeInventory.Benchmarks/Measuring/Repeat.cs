namespace KubeInventory.Benchmarks;

/// <summary>Makes of something short something long enough for a clock.</summary>
internal static class Repeat
{
    public static Func<Task> Times(int count, Action run) => () =>
    {
        for (var i = 0; i < count; i++)
        {
            run();
        }

        return Task.CompletedTask;
    };
}
