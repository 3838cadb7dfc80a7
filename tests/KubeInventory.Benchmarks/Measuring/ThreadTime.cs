using System.Globalization;

namespace KubeInventory.Benchmarks;

/// <summary>Processor time of the calling thread, which others on the same processors do not lengthen.</summary>
internal static class ThreadTime
{
    private const string Source = "/proc/thread-self/schedstat";

    /// <summary>Nanoseconds since the thread began.</summary>
    /// <exception cref="CannotMeasureException">The system does not tell.</exception>
    public static long Now => File.Exists(Source)
        ? long.Parse(File.ReadAllText(Source).Split(' ')[0], CultureInfo.InvariantCulture)
        : throw new CannotMeasureException("processor time of a thread is known on Linux only");
}
