using System.Text;

namespace KubeInventory.Client.Tests;

/// <summary>A kind written by hand, as a user may write one.</summary>
internal sealed record ConfigMap : IKubernetesResource<ConfigMap>
{
    public static ResourceDefinition Definition { get; } = new("", "v1", "ConfigMap", "configmaps", ResourceScope.Namespaced);

    public string? ApiVersion { get; init; } = "v1";

    public string? Kind { get; init; } = "ConfigMap";

    public ObjectMeta? Metadata { get; init; }

    public string? Color { get; init; }

    public static ConfigMap Named(string name, string? color = null) => new() { Metadata = new ObjectMeta { Name = name }, Color = color };

    public static ConfigMap ReadJson(ref ModelJsonReader reader)
    {
        var result = new ConfigMap();
        ModelReader.StartObject(ref reader);
        while (ModelReader.NextField(ref reader, out var name))
        {
            switch (Encoding.UTF8.GetString(name))
            {
                case "metadata":
                    result = result with { Metadata = ObjectMeta.ReadJson(ref reader) };
                    break;
                case "data":
                    result = result with { Color = ModelReader.ReadStringMap(ref reader)?.GetValueOrDefault("color") };
                    break;
                default:
                    ModelReader.Skip(ref reader);
                    break;
            }
        }

        return result;
    }

    public void WriteJson(ModelJsonWriter writer)
    {
        ModelWriter.StartObject(writer);
        ModelWriter.Write(writer, "\"apiVersion\":"u8, ApiVersion);
        ModelWriter.Write(writer, "\"kind\":"u8, Kind);
        ModelWriter.Write(writer, "\"metadata\":"u8, Metadata);
        ModelWriter.Write(writer, "\"data\":"u8, Color is null ? null : new Dictionary<string, string> { ["color"] = Color });
        ModelWriter.EndObject(writer, null);
    }

    public ConfigMap WithMetadata(ObjectMeta? metadata) => this with { Metadata = metadata };
}
