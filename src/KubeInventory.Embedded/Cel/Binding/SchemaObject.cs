using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>A JSON object with the fields, or the map values, that its schema declares.</summary>
internal sealed class SchemaObject : CelMap
{
    private readonly JsonObject _json;
    private readonly StructuralSchema _schema;
    private readonly StructuralSchema? _values;

    public SchemaObject(JsonObject json, StructuralSchema schema)
    {
        _json = json;
        _schema = schema.EmbeddedResource ? ResourceRoot.WithTypeAndMeta(schema) : schema;
        _values = SchemaTypes.MapValues(_schema);
    }

    public override int Count => _json.Count;

    public override IEnumerable<CelValue> Keys => _json
        .Where(entry => SchemaOf(entry.Key) is not null)
        .Select(entry => new CelString(IsMap ? entry.Key : PropertyName.Escape(entry.Key) ?? entry.Key));

    private bool IsMap => _values is not null;

    public override CelValue? Find(CelValue key)
    {
        if (key is not CelString text)
        {
            return CelError.NoSuchOverload;
        }

        var name = IsMap ? text.Value : PropertyName.Unescape(text.Value);
        if (name is null || !_json.TryGetPropertyValue(name, out var node) || SchemaOf(name) is not { } schema)
        {
            return null;
        }

        // A null field counts as absent, a null map value does not.
        return node is null && !IsMap ? null : SchemaValue.Of(node, schema);
    }

    public override CelValue EqualTo(CelValue other)
    {
        if (other is not SchemaObject theirs)
        {
            return base.EqualTo(other);
        }

        if (_json.Count != theirs._json.Count)
        {
            return CelBool.False;
        }

        foreach (var (name, node) in _json)
        {
            var equal = SchemaOf(name) is { } schema ? AreFieldsEqual(name, node, schema, theirs) : AreUnknownsEqual(name, node, theirs);
            if (equal != CelBool.True)
            {
                return equal;
            }
        }

        return CelBool.True;
    }

    private StructuralSchema? SchemaOf(string name) => _values ?? _schema.Properties.GetValueOrDefault(name);

    private CelValue AreFieldsEqual(string name, JsonNode? node, StructuralSchema schema, SchemaObject theirs)
    {
        var found = theirs._json.TryGetPropertyValue(name, out var theirNode);
        if (!IsMap && (node is null || theirNode is null))
        {
            return CelBool.Of(node is null && theirNode is null);
        }

        return found && theirs.SchemaOf(name) is { } theirSchema
            ? AreEqual(SchemaValue.Of(node, schema), SchemaValue.Of(theirNode, theirSchema))
            : CelBool.False;
    }

    private static CelBool AreUnknownsEqual(string name, JsonNode? node, SchemaObject theirs) =>
        CelBool.Of(!theirs._json.TryGetPropertyValue(name, out var theirNode) || JsonNode.DeepEquals(node, theirNode));
}
