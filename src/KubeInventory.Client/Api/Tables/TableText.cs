using System.Text;
using System.Text.Json;
using KubeInventory.Client.Schema;

namespace KubeInventory.Client;

/// <summary>Prints tables as kubectl does.</summary>
internal static class TableText
{
    private const int Gap = 3;
    private const int NarrowestColumn = 6;

    public static string Of<T>(Table<T> table, Func<TableColumn, bool> isShown)
        where T : class, IKubernetesResource<T>
    {
        var shown = Enumerable.Range(0, table.Columns.Count).Where(column => isShown(table.Columns[column])).ToList();
        if (table.Rows.Count == 0 || shown.Count == 0)
        {
            return "";
        }

        List<List<string>> lines = [[.. shown.Select(column => table.Columns[column].Name.ToUpperInvariant())]];
        lines.AddRange(table.Rows.Select(row => shown.ConvertAll(column => column < row.Cells.Count ? Cell(row.Cells[column]) : "")));
        if (table.SpansNamespaces && table.Rows[0].Metadata is not null)
        {
            lines[0].Insert(0, "NAMESPACE");
            for (var row = 0; row < table.Rows.Count; row++)
            {
                lines[row + 1].Insert(0, table.Rows[row].Metadata?.Namespace ?? "");
            }
        }

        return Align(lines);
    }

    private static string Align(List<List<string>> lines)
    {
        var last = lines[0].Count - 1;
        var widths = Enumerable.Range(0, last).Select(column => Math.Max(NarrowestColumn, lines.Max(line => Width(line[column])) + Gap)).ToList();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            for (var column = 0; column < last; column++)
            {
                text.Append(line[column]).Append(' ', widths[column] - Width(line[column]));
            }

            text.Append(line[last]).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.String => FirstLine(cell.GetString()!),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => cell.TryGetInt64(out var whole) ? $"{whole}" : GoNumber.Show(cell.GetDouble()),
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => cell.GetRawText(),
    };

    // A cell is one line, and nothing in it may steer a terminal.
    private static string FirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\f', '\n', '\r');
        var line = end < 0 ? text : text[..end] + "...";
        return line.Replace("\u001b", "^[", StringComparison.Ordinal);
    }

    private static int Width(string text) => text.EnumerateRunes().Count();
}
