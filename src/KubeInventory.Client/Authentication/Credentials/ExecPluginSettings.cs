namespace KubeInventory.Client;

/// <summary>A program that hands out credentials, as a kubeconfig's <c>exec</c> describes it.</summary>
/// <remarks>Source: <c>client.authentication.k8s.io</c> v1 and v1beta1.</remarks>
internal sealed record ExecPluginSettings(string User, string Command, string ApiVersion)
{
    private const string Group = "client.authentication.k8s.io/";

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    public string? InstallHint { get; init; }

    /// <summary>The cluster to tell the program about; null if it does not ask.</summary>
    public ExecClusterInfo? Cluster { get; init; }

    public static ExecPluginSettings Read(KubeConfigEntry user, YamlFields exec, KubeConfigEntry cluster)
    {
        var command = exec.Text("command") ?? throw exec.Fail("command", "is missing.");
        var apiVersion = exec.Text("apiVersion") ?? throw exec.Fail("apiVersion", $"is missing: it is {Group}v1, or what the program speaks.");
        if (apiVersion is not (Group + "v1" or Group + "v1beta1"))
        {
            throw exec.Fail("apiVersion", $"is \"{apiVersion}\", which is not supported: use a program that speaks {Group}v1.");
        }

        if (exec.Text("interactiveMode") is "Always")
        {
            throw exec.Fail("interactiveMode", "is Always, and there is no terminal to ask on: use credentials that need no dialogue.");
        }

        return new ExecPluginSettings(user.Name, Resolve(command, user.Folder), apiVersion)
        {
            Arguments = exec.Texts("args"),
            Environment = [.. exec.Maps("env").Select(item => KeyValuePair.Create(
                item.Text("name") ?? throw item.Fail("name", "is missing."),
                item.Text("value") ?? ""))],
            InstallHint = exec.Text("installHint"),
            Cluster = exec.Flag("provideClusterInfo") ? ExecClusterInfo.Read(cluster) : null,
        };
    }

    /// <summary>A bare name is looked up in PATH; a relative path begins at the kubeconfig.</summary>
    private static string Resolve(string command, string folder) =>
        command.AsSpan().ContainsAny('/', Path.DirectorySeparatorChar) ? Path.GetFullPath(command, folder) : command;
}
