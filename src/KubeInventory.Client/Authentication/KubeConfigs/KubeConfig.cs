namespace KubeInventory.Client;

/// <summary>From kubeconfigs to what it takes to speak to a server.</summary>
internal static class KubeConfig
{
    public static ClusterAccess Load(KubeConfigOptions config, KubeConnectionOptions options)
    {
        var (merged, sources) = Read(config);
        var context = merged.Context(config.Context);
        var cluster = merged.Cluster(context);
        var user = merged.User(context);
        return new ClusterAccess(
            ClusterSettings.Server(cluster),
            $"context \"{context.Name}\" of {sources}",
            UserSettings.Credentials(user, cluster, options))
        {
            Namespace = context.Fields.Text("namespace"),
            Trust = ClusterSettings.Trust(cluster, options),
            TlsServerName = cluster.Fields.Text("tls-server-name"),
            Proxy = ClusterSettings.Proxy(cluster),
            DisableCompression = cluster.Fields.Flag("disable-compression"),
            Impersonation = UserSettings.Impersonation(user),
        };
    }

    private static (MergedKubeConfig Config, string Sources) Read(KubeConfigOptions config)
    {
        if (config is { Path: not null, Content: not null })
        {
            throw new ArgumentException("KubeConfigOptions takes a path or content, not both.", nameof(config));
        }

        if (config.Content is { } content)
        {
            const string Given = "the given kubeconfig";
            return (new MergedKubeConfig([KubeConfigFile.Parse(content, Given, Environment.CurrentDirectory)], Given), Given);
        }

        var paths = config.Path is { } path ? [path] : KubeConfigFiles.Default().Where(File.Exists).ToList();
        if (paths.Count == 0)
        {
            throw new KubeConfigException($"There is no kubeconfig: {KubeConfigFiles.Describe()}.");
        }

        var sources = string.Join(Path.PathSeparator, paths);
        return (new MergedKubeConfig([.. paths.Select(KubeConfigFile.Read)], sources), sources);
    }
}
