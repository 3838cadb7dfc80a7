namespace KubeInventory.Client;

/// <summary>A column of a <see cref="Table{T}"/>, as the server describes it.</summary>
/// <param name="Name">Its heading, such as <c>Team</c>; kubectl prints it in upper case.</param>
/// <param name="Type">
/// What its cells are: <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c> or <c>date</c>. Dates are told as ages: <c>5d</c>.
/// </param>
public sealed record TableColumn(string Name, string Type)
{
    /// <summary>OpenAPI format of the type; <c>name</c> marks the column that identifies the row. Default: empty, for none.</summary>
    public string Format { get; init; } = "";

    /// <summary>What the column says, for people. Default: empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>How much it can be done without: what is above 0 is shown in wide output only. Default: 0.</summary>
    public int Priority { get; init; }
}
