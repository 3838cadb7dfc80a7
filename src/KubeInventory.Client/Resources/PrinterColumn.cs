namespace KubeInventory.Client;

/// <summary>A column that <c>kubectl get</c> shows of a kind.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Type">Type of its values: <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c> or <c>date</c>.</param>
/// <param name="JsonPath">Where an object has its value, as kubectl writes paths: <c>.status.phase</c>.</param>
public sealed record PrinterColumn(string Name, string Type, string JsonPath)
{
    /// <summary>OpenAPI format of the type, such as <c>int32</c>. Default: null, for none.</summary>
    public string? Format { get; init; }

    /// <summary>What the column says, for people. Default: null.</summary>
    public string? Description { get; init; }

    /// <summary>How much it can be done without: what is above 0 is shown with <c>-o wide</c> only. Default: 0.</summary>
    public int Priority { get; init; }
}
