using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client;

/// <summary>
/// A JSON patch (RFC 6902): operations that a server carries out in order, all or none. Immutable: each call gives a longer patch.
/// Paths are JSON pointers; <see cref="Path"/> builds one from names that may contain slashes.
/// </summary>
public sealed class JsonPatch : Patch
{
    internal static readonly JsonPatch Empty = new([]);

    private readonly ImmutableArray<JsonPatchOperation> _operations;

    private JsonPatch(ImmutableArray<JsonPatchOperation> operations) => _operations = operations;

    internal override string ContentType => MediaTypes.JsonPatch;

    /// <summary>A JSON pointer to a field: <c>Path("metadata", "annotations", "example.io/rack")</c>.</summary>
    public static string Path(params ReadOnlySpan<string> segments)
    {
        var pointer = new System.Text.StringBuilder();
        foreach (var segment in segments)
        {
            pointer.Append('/').Append(segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }

        return pointer.ToString();
    }

    /// <summary>Fails the whole patch with 422 unless the field has this value.</summary>
    public JsonPatch Test(string path, JsonNode? value) => With("test", path, JsonPatchOperation.Encode(value));

    /// <summary>Fails the whole patch with 422 unless the field equals this model.</summary>
    public JsonPatch Test<T>(string path, T value)
        where T : class, IModel<T> => With("test", path, JsonPatchOperation.Encode(value));

    /// <summary>Sets a field, or inserts into a list; <c>-</c> as the last segment appends. The parent must exist.</summary>
    public JsonPatch Add(string path, JsonNode? value) => With("add", path, JsonPatchOperation.Encode(value));

    /// <summary>Sets a field to a model, or inserts it into a list; <c>-</c> as the last segment appends. The parent must exist.</summary>
    public JsonPatch Add<T>(string path, T value)
        where T : class, IModel<T> => With("add", path, JsonPatchOperation.Encode(value));

    /// <summary>Sets a field that exists.</summary>
    public JsonPatch Replace(string path, JsonNode? value) => With("replace", path, JsonPatchOperation.Encode(value));

    /// <summary>Sets a field that exists to a model.</summary>
    public JsonPatch Replace<T>(string path, T value)
        where T : class, IModel<T> => With("replace", path, JsonPatchOperation.Encode(value));

    /// <summary>Removes a field that exists.</summary>
    public JsonPatch Remove(string path) => With("remove", path, ReadOnlyMemory<byte>.Empty);

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var operation in _operations)
        {
            operation.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    private JsonPatch With(string name, string path, ReadOnlyMemory<byte> value)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length > 0 && path[0] != '/')
        {
            throw new ArgumentException($"\"{path}\" is not a JSON pointer: it must begin with a slash, such as /spec/state.", nameof(path));
        }

        return new JsonPatch(_operations.Add(new JsonPatchOperation(name, path, value)));
    }
}
