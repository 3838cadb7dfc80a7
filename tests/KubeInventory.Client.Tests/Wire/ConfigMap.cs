using System.Text.Json;

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

    public static ConfigMap ReadJson(ref Utf8JsonReader reader, ModelReadOptions options)
    {
        var result = new ConfigMap();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var property = reader.GetString();
            reader.Read();
            switch (property)
            {
                case "metadata":
                    result = result with { Metadata = ObjectMeta.ReadJson(ref reader, options) };
                    break;
                case "data":
                    var data = JsonElement.ParseValue(ref reader);
                    result = result with { Color = data.TryGetProperty("color", out var color) ? color.GetString() : null };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return result;
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("apiVersion", ApiVersion);
        writer.WriteString("kind", Kind);
        if (Metadata is not null)
        {
            writer.WritePropertyName("metadata");
            Metadata.WriteJson(writer);
        }

        if (Color is not null)
        {
            writer.WriteStartObject("data");
            writer.WriteString("color", Color);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    public ConfigMap WithMetadata(ObjectMeta? metadata) => this with { Metadata = metadata };
}
