using System.Runtime.InteropServices;

namespace KubeInventory.Benchmarks;

/// <summary>Processor time of the processes that this one started and that have ended: .NET tells no more of them by then.</summary>
internal static class ChildTime
{
    private const int Children = -1;

    public static TimeSpan Total
    {
        get
        {
            // User time and system time, each as seconds and microseconds; the rest is not looked at.
            var usage = new long[32];
            return OperatingSystem.IsWindows() || GetUsage(Children, usage) != 0
                ? throw new CannotMeasureException("the processor time of a process that has ended is asked of POSIX systems only")
                : TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
        }
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetUsage(int who, [Out] long[] usage);
}
