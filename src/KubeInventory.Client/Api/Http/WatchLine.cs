using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>One line of a watch: <c>{"type":"ADDED","object":{…}}</c>.</summary>
internal static class WatchLine
{
    public static bool TryTake(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is not { } end)
        {
            line = default;
            return false;
        }

        line = buffer.Slice(0, end);
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return true;
    }

    /// <summary>Reads a line; null for an empty line and for a type that this version does not know.</summary>
    /// <exception cref="KubeApiException">The line is an ERROR event.</exception>
    public static WatchEvent<T>? Parse<T>(ReadOnlySequence<byte> line, ModelReadOptions options, ApiRequest request, ILogger logger)
        where T : class, IKubernetesResource<T>
    {
        if (line.IsEmpty)
        {
            return null;
        }

        try
        {
            return Parse<T>(line.IsSingleSegment ? line.FirstSpan : line.ToArray(), options, request, logger);
        }
        catch (JsonException e)
        {
            throw new JsonException($"{request}: an event is not a {T.Definition.Kind}. {e.Message}", e.Path, e.LineNumber, e.BytePositionInLine, e);
        }
    }

    private static WatchEvent<T>? Parse<T>(ReadOnlySpan<byte> line, ModelReadOptions options, ApiRequest request, ILogger logger)
        where T : class, IKubernetesResource<T>
    {
        string? type = null;
        ModelJsonReader body = default;
        var reader = new ModelJsonReader(line, options);
        ModelReader.StartObject(ref reader);
        while (ModelReader.NextField(ref reader, out var name))
        {
            switch (name)
            {
                case var _ when name.SequenceEqual("type"u8):
                    type = ModelReader.ReadString(ref reader);
                    break;
                case var _ when name.SequenceEqual("object"u8) && type is not null:
                    return Create<T>(type, ref reader, request, logger);
                case var _ when name.SequenceEqual("object"u8):
                    body = reader;
                    reader.Skip();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return Create<T>(type, ref body, request, logger);
    }

    private static WatchEvent<T>? Create<T>(string? type, ref ModelJsonReader body, ApiRequest request, ILogger logger)
        where T : class, IKubernetesResource<T>
    {
        switch (type)
        {
            case "ADDED":
                return new WatchEvent<T>(WatchEventType.Added, T.ReadJson(ref body));
            case "MODIFIED":
                return new WatchEvent<T>(WatchEventType.Modified, T.ReadJson(ref body));
            case "DELETED":
                return new WatchEvent<T>(WatchEventType.Deleted, T.ReadJson(ref body));
            case "BOOKMARK":
                return new WatchEvent<T>(WatchEventType.Bookmark, T.ReadJson(ref body));
            case "ERROR":
                throw KubeApiException.FromStatus(Status.ReadJson(ref body), request.ToString());
            default:
                logger.UnknownWatchEvent(type);
                return null;
        }
    }
}
