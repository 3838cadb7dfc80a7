using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KubeInventory.Client;

/// <summary>One kubeconfig file, before others are merged with it.</summary>
/// <param name="Fields">The document; null if it is empty.</param>
/// <param name="Folder">Where its relative paths begin.</param>
internal sealed record KubeConfigFile(YamlFields? Fields, string Folder)
{
    /// <summary>The file's path; null for text that came from elsewhere.</summary>
    public string? Path { get; init; }

    public static KubeConfigFile Read(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            return Parse(File.ReadAllText(full), full, System.IO.Path.GetDirectoryName(full)!) with { Path = full };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KubeConfigException($"The kubeconfig {full} cannot be read: {e.Message}", e);
        }
    }

    public static KubeConfigFile Parse(string content, string source, string folder)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = new StringReader(content);
            yaml.Load(reader);
        }
        catch (YamlException e)
        {
            throw new KubeConfigException($"{source}:{e.Start.Line}: this is not YAML: {e.Message}", e);
        }

        return (yaml.Documents is [{ } document, ..] ? document.RootNode : null) switch
        {
            null or YamlScalarNode { Value: null or "" } => new KubeConfigFile(null, folder),
            YamlMappingNode mapping => new KubeConfigFile(new YamlFields(mapping, source, path: ""), folder),
            var other => throw new KubeConfigException($"{source}:{other.Start.Line}: a kubeconfig must be a mapping with clusters, contexts and users."),
        };
    }
}
