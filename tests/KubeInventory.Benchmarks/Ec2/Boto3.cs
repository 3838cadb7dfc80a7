using System.Diagnostics;

namespace KubeInventory.Benchmarks.Ec2;

/// <summary>A Python that has boto3: what KUBEINVENTORY_BOTO3_PYTHON names, or else that of the testbed's moto, which its own C library's loader runs.</summary>
internal static class Boto3
{
    public static ProcessStartInfo Run(string script, string address)
    {
        if (Environment.GetEnvironmentVariable("KUBEINVENTORY_BOTO3_PYTHON") is { Length: > 0 } python)
        {
            return new ProcessStartInfo(python, [script, address]) { RedirectStandardOutput = true };
        }

        var root = Path.Combine(TestbedHome, "moto", "root", "usr");
        var loader = Directory.Exists(root)
            ? Directory.EnumerateDirectories(Path.Combine(root, "lib")).SelectMany(folder => Directory.EnumerateFiles(folder, "ld-linux*.so.*")).FirstOrDefault()
            : null;
        if (loader is null)
        {
            throw new CannotMeasureException("there is no boto3: set KUBEINVENTORY_BOTO3_PYTHON to a Python that has it, or install the testbed's moto");
        }

        var libraries = Path.GetDirectoryName(loader)!;
        var program = Path.Combine(root, "bin", "python3");
        program = File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program;
        return new ProcessStartInfo(loader, ["--library-path", $"{libraries}:{libraries}/blas:{libraries}/lapack", "--argv0", program, program, script, address])
        {
            RedirectStandardOutput = true,
        };
    }

    private static string TestbedHome => Environment.GetEnvironmentVariable("KUBEINVENTORY_TESTBED_HOME") is { Length: > 0 } home ? home
        : Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "kubeinventory-testbed");
}
