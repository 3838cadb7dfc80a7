using System.Text;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Emit;

/// <summary>The C# that reads and shows a field as a whole. Most have a method of their own, so that compiling a call of it takes little.</summary>
internal static class FieldSyntax
{
    /// <summary>A literal of all names, as <c>ModelNames</c> takes it.</summary>
    public static string Names(ObjectModel model)
    {
        var names = new StringBuilder();
        foreach (var property in model.Properties)
        {
            names.Append(names.Length == 0 ? "" : " ");
            foreach (var character in property.JsonName)
            {
                names.Append(character is ' ' or '?' or '\\' ? "\\" : "").Append(character);
            }

            names.Append(KeepsNull(property) ? "?" : "");
        }

        return Literal.Utf8(names.ToString());
    }

    /// <summary>An expression that reads a property's value.</summary>
    public static string Read(PropertyModel property) => property.Constant is { } constant
        ? $"reader.Constant({Literal.Of(constant)})"
        : property.Shape switch
        {
            EnumShape { Kind: ScalarKind.Text } model => $"reader.Enum<{model.TypeName}>()",
            EnumShape model => $"reader.{model.Kind}() is {{ }} value{property.Name} ? new {model.TypeName}(value{property.Name}) : default({model.TypeName}?)",
            ScalarShape scalar => $"reader.{scalar.Kind}()",
            ObjectShape model => $"reader.Model<{model.TypeName}>()",
            ListShape list when IsText(list.Item, list.ItemIsNullable) => "reader.Texts()",
            MapShape map when IsText(map.Value, map.ValueIsNullable) => "reader.TextMap()",
            ListShape { Item: ObjectShape item, ItemIsNullable: false } => $"reader.Models<{item.TypeName}>()",
            MapShape { Value: ObjectShape value, ValueIsNullable: false } => $"reader.ModelMap<{value.TypeName}>()",
            ListShape list => $"reader.{Kept(list)}List({ShapeSyntax.Reader(list.Item, list.ItemIsNullable)})",
            MapShape map => $"reader.{Kept(map)}Map({ShapeSyntax.Reader(map.Value, map.ValueIsNullable)})",
            _ => throw ShapeSyntax.Unknown(property.Shape),
        };

    /// <summary>A call that shows a property's value and another model's.</summary>
    public static string Visit(PropertyModel property, int number)
    {
        var (x, y) = ("x." + property.Name, "y." + property.Name);
        return property.Shape switch
        {
            EnumShape { Kind: ScalarKind.Text } => $"fields.Enum({number}, {x}, {y})",
            EnumShape model => $"fields.{model.Kind}({number}, {x}?.Value, {y}?.Value)",
            ScalarShape scalar => $"fields.{scalar.Kind}({number}, {x}, {y})",
            ObjectShape => $"fields.Model({number}, {x}, {y})",
            ListShape list when IsText(list.Item, list.ItemIsNullable) => $"fields.Texts({number}, {x}, {y})",
            MapShape map when IsText(map.Value, map.ValueIsNullable) => $"fields.TextMap({number}, {x}, {y})",
            ListShape { Item: ObjectShape, ItemIsNullable: false } => $"fields.Models({number}, {x}, {y})",
            MapShape { Value: ObjectShape, ValueIsNullable: false } => $"fields.ModelMap({number}, {x}, {y})",
            ListShape list => $"fields.List({number}, {x}, {y}, {ShapeSyntax.Writer(list.Item, list.ItemIsNullable)}{Comparison(list.Item)})",
            MapShape map => $"fields.Map({number}, {x}, {y}, {ShapeSyntax.Writer(map.Value, map.ValueIsNullable)}{Comparison(map.Value)})",
            _ => throw ShapeSyntax.Unknown(property.Shape),
        };
    }

    private static string Comparison(ValueShape part) => ShapeSyntax.NeedsEquality(part)
        ? $", static (a, b) => {ShapeSyntax.Equal(part, "a", "b")}, static v => {ShapeSyntax.Hash(part, "v")}"
        : "";

    private static bool IsText(ValueShape part, bool isNullable) => part is ScalarShape { Kind: ScalarKind.Text } && !isNullable;

    private static string Kept(ValueShape shape) => KeepsText(shape) ? "Kept" : "";

    // One time, or some bytes, can be written in several ways, and an integer may be too large for C#.
    private static bool KeepsText(ValueShape shape) => shape switch
    {
        ScalarShape scalar => scalar.Kind is ScalarKind.Time or ScalarKind.SecondTime or ScalarKind.MicroTime or ScalarKind.Bytes,
        ListShape list => KeepsText(list.Item) || ShapeSyntax.IsInteger(list.Item),
        MapShape map => KeepsText(map.Value) || ShapeSyntax.IsInteger(map.Value),
        _ => false,
    };

    // Any JSON holds a null by itself.
    private static bool KeepsNull(PropertyModel property) =>
        property is { IsNullable: true, Constant: null, Shape: not ScalarShape { Kind: ScalarKind.Json } };
}
