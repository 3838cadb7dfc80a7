using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes what a kind says of itself: its definition, and its names, columns and selectable fields as members.</summary>
internal static class IdentityEmitter
{
    public static void Emit(CodeWriter code, KindModel kind, ObjectModel root)
    {
        // A property keeps its name before these.
        var scope = new NameScope([.. NameScope.RootMembers, root.Name, .. root.Properties.Select(static property => property.Name)]);
        var (names, columns, fields) = (scope.Add("Names", "names"), scope.Add("Columns", "columns"), scope.Add("Fields", "fields"));
        var surface = kind.Surface;
        Definition(code, kind.Resource, surface, surface.Columns.Count > 0 ? columns : null);
        Names(code, names, kind.Resource, surface);
        if (surface.Columns.Count > 0)
        {
            ColumnEmitter.Emit(code, columns, surface);
        }

        FieldEmitter.Emit(code, fields, kind.Resource, surface);
    }

    private static void Definition(CodeWriter code, ResourceModel resource, SurfaceModel surface, string? columns)
    {
        var scope = resource.IsNamespaced ? "Namespaced" : "Cluster";
        var subresources = (resource.HasStatus, resource.HasScale) switch
        {
            (true, true) => "Subresources.Status | Subresources.Scale",
            (true, false) => "Subresources.Status",
            (false, true) => "Subresources.Scale",
            _ => "Subresources.None",
        };
        code.Line("/// <inheritdoc/>");
        code.Line("public static ResourceDefinition Definition { get; } = new(");
        var names = new[] { resource.Group, resource.Version, resource.Kind, resource.Plural }.Select(Literal.Of);
        code.Continue($"{string.Join(", ", names)}, ResourceScope.{scope}, {subresources})");
        code.Open();
        code.Line($"Singular = {Literal.Of(surface.Singular)},");
        code.Line($"ListKind = {Literal.Of(surface.ListKind)},");
        List(code, "ShortNames", surface.ShortNames);
        List(code, "Categories", surface.Categories);
        List(code, "SelectableFields", surface.Fields.Select(static field => field.Path).ToEquatableArray());
        if (columns is not null)
        {
            code.Line($"PrinterColumns = {columns}.All,");
        }

        code.Close(";");
        code.Line();
    }

    private static void List(CodeWriter code, string name, EquatableArray<string> texts)
    {
        if (texts.Count > 0)
        {
            code.Line($"{name} = [{string.Join(", ", texts.Select(Literal.Of))}],");
        }
    }

    private static void Names(CodeWriter code, string className, ResourceModel resource, SurfaceModel surface)
    {
        code.Line("/// <summary>What the kind is called, as constants for attributes and patterns; see <see cref=\"Definition\"/> for the rest.</summary>");
        code.Open($"public static class {className}");
        Constant(code, "Group", resource.Group, resource.Group.Length == 0 ? "API group; empty, for the core group." : "API group.");
        Constant(code, "Version", resource.Version, "API version without the group.");
        Constant(code, "ApiVersion", resource.ApiVersion, "Group and version, as objects carry them.");
        Constant(code, "Kind", resource.Kind, "Kind of objects.");
        Constant(code, "ListKind", surface.ListKind, "Kind of lists.");
        Constant(code, "Plural", resource.Plural, "Plural in URLs.");
        Constant(code, "Singular", surface.Singular, "Singular, as kubectl takes it.");
        code.Close();
        code.Line();
    }

    private static void Constant(CodeWriter code, string name, string value, string summary)
    {
        code.Line($"/// <summary>{summary}</summary>");
        code.Line($"public const string {name} = {Literal.Of(value)};");
        if (name != "Singular")
        {
            code.Line();
        }
    }
}
