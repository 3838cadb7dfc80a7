using System.Text;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>The two messages between a client and a credential program.</summary>
internal static class ExecCredentialJson
{
    /// <summary>The value of <c>KUBERNETES_EXEC_INFO</c>.</summary>
    public static string Request(ExecPluginSettings settings)
    {
        using var buffer = new PooledBuffer();
        JsonBody.Write(buffer, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("apiVersion"u8, settings.ApiVersion);
            writer.WriteString("kind"u8, "ExecCredential"u8);
            writer.WriteStartObject("spec"u8);
            settings.Cluster?.WriteTo(writer);
            writer.WriteBoolean("interactive"u8, false);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
        return Encoding.UTF8.GetString(buffer.Written.Span);
    }

    /// <summary>What the program printed.</summary>
    /// <exception cref="FormatException">It is not an answer to the request; the message says why.</exception>
    public static ExecCredentialStatus Parse(string output, string apiVersion)
    {
        try
        {
            using var document = JsonDocument.Parse(output);
            var root = document.RootElement;
            if (Text(root, "kind") is not "ExecCredential" || Text(root, "apiVersion") != apiVersion)
            {
                throw new FormatException($"it printed {Text(root, "apiVersion")} {Text(root, "kind")} instead of {apiVersion} ExecCredential");
            }

            var status = root.TryGetProperty("status", out var found) && found.ValueKind is JsonValueKind.Object
                ? found
                : throw new FormatException("it printed no status");
            var result = new ExecCredentialStatus(
                Text(status, "token"),
                Text(status, "clientCertificateData"),
                Text(status, "clientKeyData"),
                status.TryGetProperty("expirationTimestamp", out var expiry) && expiry.TryGetDateTimeOffset(out var time) ? time : null);
            return result switch
            {
                { Token: null, Certificate: null } => throw new FormatException("it printed neither a token nor a certificate"),
                { Certificate: null } or { Key: not null } => result,
                _ => throw new FormatException("it printed a certificate without a key"),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException("it printed something that is not a JSON ExecCredential", e);
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null && value.GetString() is { Length: > 0 } text ? text : null;
}
