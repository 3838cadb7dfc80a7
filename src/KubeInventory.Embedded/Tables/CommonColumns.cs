using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Tables;

/// <summary>The columns that tables of many kinds have.</summary>
internal static class CommonColumns
{
    /// <summary>The object's name.</summary>
    public static TableColumn Name { get; } = new()
    {
        Name = "Name",
        Format = "name",
        Description = "The name, unique among objects of this kind in the namespace, or in the cluster if the kind has no namespaces.",
        Cell = (obj, _) => obj.Map("metadata")?.Text("name"),
    };

    /// <summary>How long ago the object was created.</summary>
    public static TableColumn Age { get; } = Text(
        "Age", "How long ago the object was created.", (obj, now) => HumanDuration.Since(obj.Map("metadata")?.Text("creationTimestamp") ?? "", now));

    /// <summary>When the object was created.</summary>
    public static TableColumn CreatedAt { get; } = new()
    {
        Name = "Created At",
        Type = "date",
        Description = "When the object was created.",
        Cell = (obj, _) => obj.Map("metadata")?.Text("creationTimestamp"),
    };

    /// <summary>A column of texts.</summary>
    public static TableColumn Text(string name, string description, Func<JsonObject, DateTimeOffset, string?> cell, long priority = 0) => new()
    {
        Name = name,
        Description = description,
        Priority = priority,
        Cell = (obj, now) => cell(obj, now),
    };
}
