using System.Globalization;
using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Http.Protobuf;

/// <summary>Turns a Protobuf body into JSON: kubectl and other Go clients send built-in kinds so. Answers are always JSON, which they take too.</summary>
internal static class ProtobufBody
{
    private static ReadOnlySpan<byte> Prefix => "k8s\0"u8;

    /// <exception cref="FormatException">The body is not Protobuf, or of a kind that has no Protobuf form.</exception>
    public static JsonObject Parse(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith(Prefix))
        {
            throw new FormatException("provided data does not appear to be a protobuf message, expected prefix \"k8s\\x00\"");
        }

        var (apiVersion, kind, raw) = ReadEnvelope(body[Prefix.Length..]);
        var message = ProtobufKinds.Find(apiVersion, kind)
            ?? throw new FormatException($"{apiVersion}, Kind={kind} has no protobuf form here; send it as JSON");
        var obj = ReadMessage(raw, message);
        obj["apiVersion"] = apiVersion;
        obj["kind"] = kind;
        return obj;
    }

    // runtime.Unknown: 1 the type, 2 the object.
    private static (string ApiVersion, string Kind, byte[] Raw) ReadEnvelope(ReadOnlySpan<byte> data)
    {
        var (apiVersion, kind, raw) = ("", "", Array.Empty<byte>());
        var reader = new ProtobufReader(data);
        while (reader.Read())
        {
            if (reader.Field == 1)
            {
                var type = new ProtobufReader(reader.Bytes);
                while (type.Read())
                {
                    (apiVersion, kind) = type.Field == 1 ? (type.Text, kind) : (apiVersion, type.Text);
                }
            }
            else if (reader.Field == 2)
            {
                raw = reader.Bytes.ToArray();
            }
        }

        return (apiVersion, kind, raw);
    }

    private static JsonObject ReadMessage(ReadOnlySpan<byte> data, ProtobufMessage message)
    {
        var obj = new JsonObject();
        var reader = new ProtobufReader(data);
        while (reader.Read())
        {
            if (message.Field(reader.Field) is not { } field || IsUnset(reader, field.Type))
            {
                continue;
            }

            if (field.Type is ProtobufType.TextMap or ProtobufType.BytesMap)
            {
                AddEntry(Container(obj, field, () => new JsonObject()).AsObject(), reader.Bytes, field.Type);
            }
            else if (field.Repeated)
            {
                Container(obj, field, () => new JsonArray()).AsArray().Add(ReadValue(reader, field));
            }
            else
            {
                obj[field.Name] = ReadValue(reader, field);
            }
        }

        return obj;
    }

    // Go writes texts and numbers that are not set, too.
    private static bool IsUnset(ProtobufReader reader, ProtobufType type) => type switch
    {
        ProtobufType.Text => reader.Bytes.IsEmpty,
        ProtobufType.Integer or ProtobufType.Flag => reader.Number == 0,
        _ => false,
    };

    private static JsonNode Container(JsonObject obj, ProtobufField field, Func<JsonNode> create) => obj[field.Name] ??= create();

    private static void AddEntry(JsonObject map, ReadOnlySpan<byte> data, ProtobufType type)
    {
        var (key, value) = ("", "");
        var reader = new ProtobufReader(data);
        while (reader.Read())
        {
            if (reader.Field == 1)
            {
                key = reader.Text;
            }
            else
            {
                value = type is ProtobufType.TextMap ? reader.Text : Convert.ToBase64String(reader.Bytes);
            }
        }

        map[key] = value;
    }

    private static JsonNode? ReadValue(ProtobufReader reader, ProtobufField field) => field.Type switch
    {
        ProtobufType.Text => reader.Text,
        ProtobufType.Integer => reader.Number,
        ProtobufType.Flag => reader.Number != 0,
        ProtobufType.Bytes => Convert.ToBase64String(reader.Bytes),
        ProtobufType.Json => ReadJson(reader.Bytes),
        ProtobufType.Time => ReadTime(reader.Bytes, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
        ProtobufType.MicroTime => ReadTime(reader.Bytes, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"),
        _ => ReadMessage(reader.Bytes, field.Message!),
    };

    private static JsonNode? ReadJson(ReadOnlySpan<byte> data)
    {
        var reader = new ProtobufReader(data);
        return reader.Read() ? JsonBody.Parse(reader.Bytes).Value : null;
    }

    // An empty message is Go's zero time, which JSON shows as null.
    private static JsonValue? ReadTime(ReadOnlySpan<byte> data, string format)
    {
        var (seconds, nanoseconds) = (0L, 0L);
        var reader = new ProtobufReader(data);
        while (reader.Read())
        {
            (seconds, nanoseconds) = reader.Field == 1 ? (reader.Number, nanoseconds) : (seconds, reader.Number);
        }

        return seconds == 0 && nanoseconds == 0
            ? null
            : JsonValue.Create(DateTime.UnixEpoch.AddSeconds(seconds).AddTicks(nanoseconds / 100).ToString(format, CultureInfo.InvariantCulture));
    }
}
