namespace KubeInventory.Client;

/// <summary>The metadata of an object, without its spec and status: for clients and informers that need no more.</summary>
/// <remarks>
/// The server leaves the rest out, so that lists and watches of large objects cost a fraction. Patches, applies, deletions and finalizers
/// work; create and replace are refused, because they would write an object without content.
/// </remarks>
/// <example><code>
/// var leases = new ResourceClient&lt;PartialObjectMetadata&lt;V1Lease&gt;&gt;(connection);
/// var informer = new Informer&lt;PartialObjectMetadata&lt;V1Lease&gt;&gt;(leases);
/// </code></example>
/// <typeparam name="T">The kind whose objects these are.</typeparam>
public sealed record PartialObjectMetadata<T> : IKubernetesResource<PartialObjectMetadata<T>>
    where T : class, IKubernetesResource<T>
{
    static ResourceDefinition IKubernetesResource<PartialObjectMetadata<T>>.Definition { get; } = T.Definition with { MetadataOnly = true };

    /// <summary>Group and version of the object.</summary>
    public string? ApiVersion => T.Definition.ApiVersion;

    /// <summary>Kind of the object.</summary>
    public string? Kind => T.Definition.Kind;

    /// <inheritdoc/>
    public ObjectMeta? Metadata { get; init; }

    static PartialObjectMetadata<T> IModel<PartialObjectMetadata<T>>.ReadJson(ref ModelJsonReader reader)
    {
        ObjectMeta? metadata = null;
        ModelReader.StartObject(ref reader);
        while (ModelReader.NextField(ref reader, out var name))
        {
            if (name.SequenceEqual("metadata"u8))
            {
                metadata = ObjectMeta.ReadJson(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new PartialObjectMetadata<T> { Metadata = metadata };
    }

    /// <inheritdoc/>
    public void WriteJson(ModelJsonWriter writer)
    {
        ModelWriter.StartObject(writer);
        ModelWriter.Write(writer, "\"apiVersion\":"u8, ApiVersion);
        ModelWriter.Write(writer, "\"kind\":"u8, Kind);
        ModelWriter.Write(writer, "\"metadata\":"u8, Metadata);
        ModelWriter.EndObject(writer, fields: null);
    }

    /// <inheritdoc/>
    public PartialObjectMetadata<T> WithMetadata(ObjectMeta? metadata) => this with { Metadata = metadata };
}
