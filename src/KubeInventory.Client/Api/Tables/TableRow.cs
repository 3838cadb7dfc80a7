using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>A row of a <see cref="Table{T}"/>: one object.</summary>
/// <typeparam name="T">The kind.</typeparam>
public sealed record TableRow<T>
    where T : class, IKubernetesResource<T>
{
    private readonly IReadOnlyList<TableColumn> _columns;

    internal TableRow(IReadOnlyList<TableColumn> columns, IReadOnlyList<JsonElement> cells)
    {
        _columns = columns;
        Cells = cells;
    }

    /// <summary>One value for each column, in their order: a string, a number, a boolean or, where the object has none, null.</summary>
    public IReadOnlyList<JsonElement> Cells { get; }

    /// <summary>The object's metadata; null for <see cref="IncludeObject.None"/>.</summary>
    public ObjectMeta? Metadata { get; internal init; }

    /// <summary>The object itself; null unless it was asked for by <see cref="IncludeObject.Object"/>.</summary>
    public T? Object { get; internal init; }

    /// <summary>The cell under a heading, such as <c>V1Host.Columns.Team.Name</c>; case does not count.</summary>
    /// <exception cref="KeyNotFoundException">The server has no such column: an older or newer definition may be installed.</exception>
    public JsonElement this[string column]
    {
        get
        {
            for (var i = 0; i < _columns.Count && i < Cells.Count; i++)
            {
                if (_columns[i].Name.Equals(column, StringComparison.OrdinalIgnoreCase))
                {
                    return Cells[i];
                }
            }

            throw new KeyNotFoundException(
                $"{T.Definition.Kind} has no column \"{column}\" on this server. It has: {string.Join(", ", _columns.Select(one => one.Name))}.");
        }
    }
}
