namespace KubeInventory.Embedded.Http.Protobuf;

/// <summary>The fields of a Protobuf message by number: their names in JSON, and how to read them.</summary>
internal sealed class ProtobufMessage
{
    private readonly Dictionary<int, ProtobufField> _fields;

    public ProtobufMessage(params IEnumerable<ProtobufField> fields) => _fields = fields.ToDictionary(field => field.Number);

    public ProtobufField? Field(int number) => _fields.GetValueOrDefault(number);
}

/// <summary>One field of a message.</summary>
/// <param name="Number">Its number on the wire.</param>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Type">How its values are read.</param>
/// <param name="Repeated">Whether it is a list.</param>
/// <param name="Message">The fields of a message or of a map's values.</param>
internal sealed record ProtobufField(
    int Number, string Name, ProtobufType Type, bool Repeated = false, ProtobufMessage? Message = null);

/// <summary>How Kubernetes encodes a value.</summary>
internal enum ProtobufType
{
    Text,
    Integer,
    Flag,

    /// <summary>Base64 in JSON.</summary>
    Bytes,

    /// <summary>JSON inside Protobuf: <c>FieldsV1</c>.</summary>
    Json,

    /// <summary>metav1.Time: seconds and nanoseconds, of which only the seconds are shown.</summary>
    Time,

    /// <summary>metav1.MicroTime.</summary>
    MicroTime,

    Message,
    TextMap,
    BytesMap,
}
