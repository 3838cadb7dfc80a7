using System.Text.Json;

namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Which fields one writer owns.</summary>
internal sealed class PlainManagedFields
{
    public string? Manager { get; set; }

    public string? Operation { get; set; }

    public string? ApiVersion { get; set; }

    public DateTimeOffset? Time { get; set; }

    public string? FieldsType { get; set; }

    public JsonElement? FieldsV1 { get; set; }

    public string? Subresource { get; set; }
}
