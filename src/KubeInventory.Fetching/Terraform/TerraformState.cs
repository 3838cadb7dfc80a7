using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Fetching;

/// <summary>A Terraform state, format version 4: the managed instances in it.</summary>
/// <param name="Place">Where it was read, for people.</param>
/// <param name="Lineage">The same for all versions of one state.</param>
/// <param name="Serial">Grows with each version.</param>
/// <param name="Instances">The instances.</param>
internal sealed record TerraformState(string Place, string Lineage, long Serial, IReadOnlyList<TerraformInstance> Instances)
{
    /// <summary>The file that says that Terraform is changing this state; null if there is none.</summary>
    public string? LockFile { get; init; }

    private const int SupportedVersion = 4;

    /// <exception cref="FetchException">The text is not a state, or one of another version.</exception>
    public static TerraformState Parse(string path, string text)
    {
        try
        {
            var root = JsonNode.Parse(text) as JsonObject ?? throw Malformed(path, "a JSON object is expected");
            var version = (int?)root["version"];
            if (version != SupportedVersion)
            {
                throw Malformed(path, $"state version {version?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"} is not supported, only {SupportedVersion}; 'terraform state pull' with Terraform 0.12 or later writes it");
            }

            return new TerraformState(
                path,
                (string?)root["lineage"] ?? throw Malformed(path, "'lineage' is missing"),
                (long?)root["serial"] ?? throw Malformed(path, "'serial' is missing"),
                [.. (root["resources"] as JsonArray ?? []).OfType<JsonObject>().SelectMany(Managed)]);
        }
        catch (JsonException e)
        {
            throw new FetchException(
                FetchFailure.Malformed, $"{path}({e.LineNumber + 1},{e.BytePositionInLine + 1}): not JSON. If Terraform is writing the state now, the next run reads it.", e);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new FetchException(FetchFailure.Malformed, $"{path} is not a Terraform state: {e.Message}", e);
        }
    }

    private static IEnumerable<TerraformInstance> Managed(JsonObject resource)
    {
        if ((string?)resource["mode"] != "managed")
        {
            yield break;
        }

        var type = (string?)resource["type"] ?? "";
        var module = (string?)resource["module"];
        var address = $"{(module is null ? "" : $"{module}.")}{type}.{(string?)resource["name"]}";
        foreach (var instance in (resource["instances"] as JsonArray ?? []).OfType<JsonObject>())
        {
            // A deposed instance waits for its deletion; its successor is listed beside it.
            if (instance["deposed"] is null && instance["attributes"] is JsonObject attributes)
            {
                SensitiveAttributes.Remove(attributes, instance["sensitive_attributes"] as JsonArray);
                var index = instance["index_key"]?.ToJsonString();
                yield return new TerraformInstance(type, index is null ? address : $"{address}[{index}]", (string?)instance["status"] == "tainted", attributes);
            }
        }
    }

    private static FetchException Malformed(string path, string message) => new(FetchFailure.Malformed, $"{path}: {message}.");
}

/// <summary>One instance of a managed resource.</summary>
/// <param name="Type">Resource type, such as <c>aws_instance</c>.</param>
/// <param name="Address">Address in the configuration, such as <c>module.web.aws_instance.db[0]</c>.</param>
/// <param name="Tainted">Whether Terraform means to replace it.</param>
/// <param name="Attributes">Its attributes, without the sensitive ones.</param>
internal sealed record TerraformInstance(string Type, string Address, bool Tainted, JsonObject Attributes)
{
    public string? Text(string name) => Attributes[name] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => NullIfEmpty(value.GetValue<string>()),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
        _ => null,
    };

    public long? Number(string name) => Attributes[name] is JsonValue value && value.TryGetValue(out long number) ? number : null;

    /// <summary>A map of texts; tags and labels are such.</summary>
    public IReadOnlyDictionary<string, string> Map(string name)
        => (Attributes[name] as JsonObject ?? []).Where(entry => entry.Value is JsonValue)
            .ToDictionary(entry => entry.Key, entry => entry.Value!.ToString(), StringComparer.Ordinal);

    public JsonObject? First(string name) => (Attributes[name] as JsonArray)?.FirstOrDefault() as JsonObject;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
