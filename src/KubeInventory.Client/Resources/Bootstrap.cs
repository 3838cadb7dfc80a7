// Stands in until the generator emits these from Resources/schemas.
using System.Text.Json;
#pragma warning disable CS1591

namespace KubeInventory.Client;

public sealed record ObjectMeta : IModel<ObjectMeta>
{
    public string? Name { get; init; }
    public string? Namespace { get; init; }
    public string? GenerateName { get; init; }
    public string? Uid { get; init; }
    public string? ResourceVersion { get; init; }
    public long? Generation { get; init; }
    public DateTimeOffset? CreationTimestamp { get; init; }
    public DateTimeOffset? DeletionTimestamp { get; init; }
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
    public IReadOnlyList<string>? Finalizers { get; init; }

    public static ObjectMeta ReadJson(ref Utf8JsonReader reader, ModelReadOptions options)
    {
        var e = JsonElement.ParseValue(ref reader);
        string? S(string name) => e.TryGetProperty(name, out var v) ? v.GetString() : null;
        return new ObjectMeta { Name = S("name"), Namespace = S("namespace"), Uid = S("uid"), ResourceVersion = S("resourceVersion") };
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Name is not null)
        {
            writer.WriteString("name", Name);
        }

        if (ResourceVersion is not null)
        {
            writer.WriteString("resourceVersion", ResourceVersion);
        }

        writer.WriteEndObject();
    }
}

public sealed record ListMeta : IModel<ListMeta>
{
    public string? ResourceVersion { get; init; }
    public string? Continue { get; init; }
    public long? RemainingItemCount { get; init; }

    public static ListMeta ReadJson(ref Utf8JsonReader reader, ModelReadOptions options)
    {
        var e = JsonElement.ParseValue(ref reader);
        string? S(string name) => e.TryGetProperty(name, out var v) ? v.GetString() : null;
        return new ListMeta { ResourceVersion = S("resourceVersion"), Continue = S("continue") };
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteEndObject();
    }
}

public sealed record StatusCause
{
    public string? Reason { get; init; }
    public string? Message { get; init; }
    public string? Field { get; init; }
}

public sealed record StatusDetails
{
    public string? Name { get; init; }
    public string? Group { get; init; }
    public string? Kind { get; init; }
    public string? Uid { get; init; }
    public IReadOnlyList<StatusCause>? Causes { get; init; }
    public int? RetryAfterSeconds { get; init; }
}

public sealed record Status : IModel<Status>
{
    public string? Message { get; init; }
    public string? Reason { get; init; }
    public int? Code { get; init; }
    public string? Result { get; init; }
    public StatusDetails? Details { get; init; }

    public static Status ReadJson(ref Utf8JsonReader reader, ModelReadOptions options)
    {
        var e = JsonElement.ParseValue(ref reader);
        string? S(string name) => e.TryGetProperty(name, out var v) ? v.GetString() : null;
        return new Status { Message = S("message"), Reason = S("reason"), Code = e.TryGetProperty("code", out var c) ? c.GetInt32() : null, Details = e.TryGetProperty("details", out var d) && d.TryGetProperty("name", out var n) ? new StatusDetails { Name = n.GetString() } : null };
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteEndObject();
    }
}
