using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Storage;

/// <summary>One state of one object. Immutable, shared by all readers.</summary>
/// <param name="key">Where it is stored.</param>
/// <param name="revision">The write that made this state; the <c>resourceVersion</c> in the JSON.</param>
/// <param name="json">The object as UTF-8 JSON.</param>
internal sealed class StoredObject(ObjectKey key, long revision, ReadOnlyMemory<byte> json)
{
    private IReadOnlyDictionary<string, string>? _labels;

    public ObjectKey Key { get; } = key;

    public string Path { get; } = key.Path;

    public long Revision { get; } = revision;

    public ReadOnlyMemory<byte> Json { get; } = json;

    /// <summary>Labels, read on first use: a selector looks at them in every list and watch.</summary>
    public IReadOnlyDictionary<string, string> Labels => _labels ??= StoredLabels.Read(Json.Span);

    /// <summary>A copy that the caller may change.</summary>
    public JsonObject ToJsonObject() => JsonText.ParseObject(Json.Span);
}
