using System.Globalization;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes the printer columns of a kind.</summary>
internal static class ColumnEmitter
{
    public static void Emit(CodeWriter code, string className, SurfaceModel surface)
    {
        var scope = new NameScope([.. NameScope.ObjectMembers, className, "All"]);
        var columns = surface.Columns.Select(column => (Name: scope.Add(Identifier.Pascal(column.Name), column.Name), Column: column)).ToList();
        code.Line("/// <summary>What <c>kubectl get</c> shows of the kind.</summary>");
        code.Open($"public static class {className}");
        foreach (var (name, column) in columns)
        {
            var documentation = new DocumentationModel(column.Description ?? "", default);
            DocumentationEmitter.Write(code, documentation, $"<c>{DocumentationEmitter.Escape(column.JsonPath)}</c>");
            code.Line($"public static PrinterColumn {name} {{ get; }} = {New(column)};");
            code.Line();
        }

        code.Line("/// <summary>All columns, in their order.</summary>");
        code.Line($"public static IReadOnlyList<PrinterColumn> All {{ get; }} = [{string.Join(", ", columns.Select(static column => column.Name))}];");
        code.Close();
        code.Line();
    }

    private static string New(ColumnModel column)
    {
        var text = $"new({Literal.Of(column.Name)}, {Literal.Of(column.Type)}, {Literal.Of(column.JsonPath)})";
        var more = new[]
        {
            column.Format is { } format ? $"Format = {Literal.Of(format)}" : null,
            column.Description is { } description ? $"Description = {Literal.Of(description)}" : null,
            column.Priority != 0 ? $"Priority = {column.Priority.ToString(CultureInfo.InvariantCulture)}" : null,
        };
        var set = more.OfType<string>().ToList();
        return set.Count == 0 ? text : $"{text} {{ {string.Join(", ", set)} }}";
    }
}
