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
            var reader = line.IsSingleSegment ? new Utf8JsonReader(line.FirstSpan) : new Utf8JsonReader(line);
            return Parse<T>(ref reader, options, request, logger);
        }
        catch (JsonException e)
        {
            throw new JsonException($"{request}: an event is not a {T.Definition.Kind}. {e.Message}", e.Path, e.LineNumber, e.BytePositionInLine, e);
        }
    }

    private static WatchEvent<T>? Parse<T>(ref Utf8JsonReader reader, ModelReadOptions options, ApiRequest request, ILogger logger)
        where T : class, IKubernetesResource<T>
    {
        string? type = null;
        Utf8JsonReader body = default;
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = reader.GetString();
            }
            else if (reader.ValueTextEquals("object"u8))
            {
                reader.Read();
                if (type is not null)
                {
                    return Create<T>(type, ref reader, options, request, logger);
                }

                body = reader;
                reader.Skip();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return Create<T>(type, ref body, options, request, logger);
    }

    private static WatchEvent<T>? Create<T>(string? type, ref Utf8JsonReader body, ModelReadOptions options, ApiRequest request, ILogger logger)
        where T : class, IKubernetesResource<T>
    {
        switch (type)
        {
            case "ADDED":
                return new WatchEvent<T>(WatchEventType.Added, ModelJson.Read<T>(ref body, options));
            case "MODIFIED":
                return new WatchEvent<T>(WatchEventType.Modified, ModelJson.Read<T>(ref body, options));
            case "DELETED":
                return new WatchEvent<T>(WatchEventType.Deleted, ModelJson.Read<T>(ref body, options));
            case "BOOKMARK":
                return new WatchEvent<T>(WatchEventType.Bookmark, ModelJson.Read<T>(ref body, options));
            case "ERROR":
                throw KubeApiException.FromStatus(ModelJson.Read<Status>(ref body, ModelReadOptions.Default), request.ToString());
            default:
                logger.UnknownWatchEvent(type);
                return null;
        }
    }
}
