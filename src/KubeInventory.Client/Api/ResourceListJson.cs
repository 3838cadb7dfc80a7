using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Reads lists.</summary>
internal static class ResourceListJson
{
    public static ResourceList<T> Read<T>(ReadOnlySpan<byte> json, ModelReadOptions options)
        where T : class, IKubernetesResource<T>
    {
        var reader = new ModelJsonReader(json, options);
        ModelReader.StartObject(ref reader);
        ListMeta? metadata = null;
        IReadOnlyList<T>? items = null;
        while (ModelReader.NextField(ref reader, out var name))
        {
            if (name.SequenceEqual("metadata"u8))
            {
                metadata = ListMeta.ReadJson(ref reader);
            }
            else if (name.SequenceEqual("items"u8))
            {
                items = ModelReader.ReadList(ref reader, T.ReadJson);
            }
            else
            {
                reader.Skip();
            }
        }

        return metadata is null
            ? throw new JsonException("A list is expected, and the object has no metadata.")
            : new ResourceList<T>(metadata, items ?? []);
    }
}
