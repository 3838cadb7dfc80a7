using System.Text.Json;

namespace KubeInventory.Client.Tests;

internal sealed record Widget : IKubernetesResource<Widget>
{
    public static ResourceDefinition Definition { get; } = new("example.io", "v1", "Widget", "widgets", ResourceScope.Namespaced);

    public string? ApiVersion => Definition.ApiVersion;

    public string? Kind => Definition.Kind;

    public ObjectMeta? Metadata { get; init; }

    public string? Colour { get; init; }

    public static Widget ReadJson(ref Utf8JsonReader reader, ModelReadOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        string? Meta(string name) => json.GetProperty("metadata").TryGetProperty(name, out var value) ? value.GetString() : null;
        return new Widget
        {
            Metadata = new ObjectMeta { Name = Meta("name"), Namespace = Meta("namespace"), Uid = Meta("uid"), ResourceVersion = Meta("resourceVersion") },
            Colour = json.TryGetProperty("colour", out var colour) ? colour.GetString() : null,
        };
    }

    public void WriteJson(Utf8JsonWriter writer) => throw new NotSupportedException();

    public Widget WithMetadata(ObjectMeta? metadata) => this with { Metadata = metadata };

    internal static Widget Named(string name, int version, string uid = "1", string colour = "red") => new()
    {
        Metadata = new ObjectMeta { Name = name, Namespace = "shop", Uid = $"{name}-{uid}", ResourceVersion = $"{version}" },
        Colour = colour,
    };
}
