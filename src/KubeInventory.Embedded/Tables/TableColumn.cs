using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Tables;

/// <summary>A column of a table of objects.</summary>
internal sealed record TableColumn
{
    public required string Name { get; init; }

    /// <summary><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c> or <c>date</c>.</summary>
    public string Type { get; init; } = "string";

    /// <summary>A hint to clients; <c>name</c> marks the column that identifies the row.</summary>
    public string Format { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>0 is always shown; what is higher, in wide output.</summary>
    public long Priority { get; init; }

    /// <summary>What the column shows of an object at a moment.</summary>
    public required Func<JsonObject, DateTimeOffset, JsonNode?> Cell { get; init; }

    public JsonObject ToDefinition() => new()
    {
        ["name"] = Name,
        ["type"] = Type,
        ["format"] = Format,
        ["description"] = Description,
        ["priority"] = Priority,
    };
}
