using Xunit;

namespace KubeInventory.TestKit;

/// <summary>Says what a test needs from the machine: without it the test is skipped, or fails where a real run is demanded.</summary>
public static class Requires
{
    private const string RequireReal = "KUBEINVENTORY_REQUIRE_REAL";

    private static readonly Dictionary<string, string> HowToSet = new(StringComparer.Ordinal)
    {
        ["KUBEINVENTORY_CORPUS"] = "the folder that holds crds/ and edge/, real CustomResourceDefinitions of public projects",
        ["KUBEINVENTORY_TESTBED"] = "the path of the testbed's script, with its apiserver installed: the test starts, kills and stops one of its own",
        ["KUBEINVENTORY_TEST_IRONIC_ENDPOINT"] = "the address of an OpenStack Ironic without authentication, with the driver fake-hardware, that tests may write to",
        ["KUBEINVENTORY_TEST_EC2_ENDPOINT"] = "the address of a server that behaves as EC2 does, such as moto, to which tests may write",
        ["KUBEINVENTORY_TEST_KUBECTL"] = "the path of a stock kubectl",
        ["KUBEINVENTORY_TEST_KUBECONFIG"] = "a kubeconfig whose user may do everything on a Kubernetes API server that tests may write to",
    };

    /// <summary>The value of an environment variable. Where it is not set, the test is skipped; with KUBEINVENTORY_REQUIRE_REAL=1 it fails.</summary>
    public static string Variable(string name)
    {
        var value = Environment.GetEnvironmentVariable(name);
        if (!string.IsNullOrEmpty(value))
        {
            return value;
        }

        var meaning = HowToSet.TryGetValue(name, out var text) ? $"{text}, as in: export {name}=…" : $"export {name}=…";
        var reason = $"{name} is not set. Set it to {meaning}";
        if (Environment.GetEnvironmentVariable(RequireReal) == "1")
        {
            Assert.Fail($"{reason} ({RequireReal}=1 makes this a failure.)");
        }

        Assert.Skip(reason);
        return string.Empty;
    }
}
