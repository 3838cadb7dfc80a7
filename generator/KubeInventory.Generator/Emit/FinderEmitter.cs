using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes the methods that find items by their keys.</summary>
internal static class FinderEmitter
{
    public static void Emit(CodeWriter code, ObjectModel model)
    {
        foreach (var property in model.Properties)
        {
            if (property.Finder is { } finder)
            {
                Emit(code, property, finder);
            }
        }
    }

    private static void Emit(CodeWriter code, PropertyModel list, FinderModel finder)
    {
        var item = ShapeSyntax.Type(((ListShape)list.Shape).Item);
        var keys = string.Join(", ", finder.Keys.Select(static key => $"<c>{DocumentationEmitter.Escape(key.JsonName)}</c>"));
        code.Line($"/// <summary>The item of <see cref=\"{list.Name}\"/> with this {keys}; null if there is none.</summary>");
        var defaults = finder.Keys.Where(static key => key.Default is not null)
            .Select(static key => new RemarkModel($"An item without {key.JsonName} counts as having", key.Default));
        DocumentationEmitter.WriteRemarks(code, defaults.ToEquatableArray());
        var parameters = finder.Keys.Select((key, index) => Parameter(finder, key, index));
        code.Line($"public {item}? {finder.Name}({string.Join(", ", parameters)}) =>");
        var isOne = finder.Keys.Count == 1;
        var wanted = string.Join(", ", finder.Keys.Select(static key => key.Parameter));
        var comparison = string.Join(" && ", finder.Keys.Select((key, index) => $"{Value(key)} == {(isOne ? "k" : $"k.Item{index + 1}")}"));
        code.Continue($"ModelList.Find({list.Name}, {(isOne ? wanted : $"({wanted})")}, static (x, k) => {comparison});");
        code.Line();
    }

    // What no caller has to say comes last.
    private static string Parameter(FinderModel finder, KeyModel key, int index)
    {
        var isOptional = finder.Keys.Skip(index).All(static later => later is { Default: not null, Shape: ScalarShape });
        return $"{ShapeSyntax.Type(key.Shape)} {key.Parameter}{(isOptional ? " = " + DefaultOf(key) : "")}";
    }

    private static string Value(KeyModel key) => key.Default is null ? $"x.{key.Name}" : $"(x.{key.Name} ?? {DefaultOf(key)})";

    private static string DefaultOf(KeyModel key) => key.Shape is ScalarShape { Kind: ScalarKind.Text } or EnumShape { Kind: ScalarKind.Text }
        ? Literal.Of(key.Default!)
        : key.Default!;
}
