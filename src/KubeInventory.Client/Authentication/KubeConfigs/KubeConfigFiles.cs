namespace KubeInventory.Client;

/// <summary>Where kubectl looks for kubeconfigs.</summary>
internal static class KubeConfigFiles
{
    private const string Variable = "KUBECONFIG";

    /// <summary>The files named by <c>KUBECONFIG</c>, or else the one in the home folder, whether they exist or not.</summary>
    public static IReadOnlyList<string> Default()
    {
        var list = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(list)
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config")]
            : [.. list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
    }

    public static bool AnyExists() => Default().Any(File.Exists);

    public static string Describe() => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable))
        ? $"{Variable} is not set and {Default()[0]} does not exist"
        : $"none of {Variable}={Environment.GetEnvironmentVariable(Variable)} exists";
}
