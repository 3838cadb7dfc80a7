using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Embedded.Http.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace KubeInventory.Embedded.Http;

/// <summary>Reads request bodies: JSON, YAML or Protobuf, up to the size that etcd would take.</summary>
internal static class BodyReader
{
    public const string Json = "application/json";
    public const string Yaml = "application/yaml";
    public const string Protobuf = "application/vnd.kubernetes.protobuf";

    private const int LimitBytes = 3 * 1024 * 1024;

    private static readonly string[] Accepted = [Json, Yaml, Protobuf];

    /// <summary>The media type without parameters; JSON where none is given, as kube-apiserver has it.</summary>
    public static string MediaType(HttpRequest request) =>
        request.ContentType is not { Length: > 0 } text ? Json
        : MediaTypeHeaderValue.TryParse(text, out var type) && type.MediaType.Value is { } media ? media.ToLowerInvariant() : text;

    /// <summary>The body as an object of an API.</summary>
    /// <param name="request">The request.</param>
    /// <param name="kind">The kind that the body should be of, for messages.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StatusException">415 for other media types, 400 for text that is no object, 413 for too much of it.</exception>
    public static async Task<ObjectText> ReadObjectAsync(HttpRequest request, string kind, CancellationToken cancellationToken)
    {
        var type = MediaType(request);
        if (!Accepted.Contains(type))
        {
            throw StatusException.UnsupportedMediaType(Accepted);
        }

        return Parse(type, await ReadBytesAsync(request, cancellationToken).ConfigureAwait(false), kind);
    }

    /// <summary>Parses the text of one object.</summary>
    /// <exception cref="StatusException">400: it is none.</exception>
    public static ObjectText Parse(string mediaType, ReadOnlyMemory<byte> body, string kind)
    {
        try
        {
            var text = mediaType switch
            {
                Json => JsonBody.Parse(body.Span),
                Protobuf => new ObjectText(ProtobufBody.Parse(body.Span), []),
                _ => YamlBody.Parse(Encoding.UTF8.GetString(body.Span)),
            };
            return text.Value is JsonObject ? text : throw new FormatException("the value is not an object");
        }
        catch (Exception e) when (e is JsonException or YamlDotNet.Core.YamlException or FormatException)
        {
            // Half a text is what a broken connection leaves, so it is told apart from a wrong one.
            var why = body.Length == 0 || e.Message.Contains("end of data", StringComparison.Ordinal) ? "unexpected end of input" : e.Message;
            throw StatusException.BadRequest(
                $"the object provided is unrecognized (must be of type {kind}): couldn't get version/kind; {mediaType.Split('/')[^1]} parse error: {why}");
        }
    }

    /// <summary>The bytes of the body.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (read.Buffer.Length > LimitBytes)
            {
                throw StatusException.TooLarge(LimitBytes);
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
