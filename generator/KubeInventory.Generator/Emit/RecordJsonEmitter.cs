using System.Linq;
using System.Text;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes the code that reads and writes a record's JSON.</summary>
internal static class RecordJsonEmitter
{
    public static void Emit(CodeWriter code, ObjectModel model, bool isRoot)
    {
        Read(code, model, isRoot);
        Write(code, model);
    }

    private static void Read(CodeWriter code, ObjectModel model, bool isRoot)
    {
        code.Line("/// <inheritdoc/>");
        code.Line($"public static {model.Name} ReadJson(ref ModelJsonReader reader) =>");
        var read = $"{ShapeSyntax.ReadParameters}new {model.Name}(ref r)";
        code.Continue(isRoot ? $"ModelReader.ReadRoot(ref reader, {read});"
            : IsOftenEqual(model) ? $"ModelReader.ReadShared(ref reader, {read});"
            : "new(ref reader);");
        code.Line();

        code.Open($"private {model.Name}(ref ModelJsonReader reader)");
        code.Line("ModelReader.StartObject(ref reader);");
        code.Open("while (ModelReader.NextField(ref reader, out var name))");
        code.Open("switch (name.Length)");
        foreach (var property in model.Properties.OrderBy(static p => Encoding.UTF8.GetByteCount(p.JsonName)))
        {
            ReadProperty(code, property);
        }

        code.Line("default:");
        code.Continue("UnknownFields = ModelReader.ReadUnknown(ref reader, name, UnknownFields);");
        code.Continue("break;");
        code.Close();
        code.Close();
        code.Close();
        code.Line();
    }

    // What has parts or times is rarely the same in two objects.
    private static bool IsOftenEqual(ObjectModel model) => model.Properties.All(static property => property.Shape is EnumShape
        or ScalarShape { Kind: not (ScalarKind.Time or ScalarKind.SecondTime or ScalarKind.MicroTime or ScalarKind.Bytes or ScalarKind.Json) });

    private static void ReadProperty(CodeWriter code, PropertyModel property)
    {
        var length = Encoding.UTF8.GetByteCount(property.JsonName);
        var value = property.Constant is { } constant
            ? $"ModelReader.ReadString(ref reader, {Literal.Of(constant)})"
            : ShapeSyntax.Read(property.Shape, "reader");
        if (property.SkipOption is { } option)
        {
            code.Line($"case {length} when name.SequenceEqual({Literal.Utf8(property.JsonName)}) && reader.Options.{option}:");
            code.Continue("ModelReader.Skip(ref reader);");
            code.Continue("break;");
        }

        code.Line($"case {length} when name.SequenceEqual({Literal.Utf8(property.JsonName)}):");
        if (KeepsText(property.Shape))
        {
            code.Continue("ModelReader.Mark(ref reader);");
        }

        code.Continue($"{property.Name} = {value};");
        if (KeepsText(property.Shape))
        {
            code.Continue($"UnknownFields = ModelReader.KeepText(ref reader, {Literal.Of(property.JsonName)}, {property.Name}, UnknownFields);");
        }

        if (ShapeSyntax.IsInteger(property.Shape))
        {
            code.Continue($"if ({property.Name} is null) {{ UnknownFields = ModelReader.KeepNumber(ref reader, {Literal.Of(property.JsonName)}, UnknownFields); }}");
        }

        if (KeepsNull(property))
        {
            code.Continue($"if ({property.Name} is null) {{ UnknownFields = ModelReader.KeepNull({Literal.Of(property.JsonName)}, UnknownFields); }}");
        }

        code.Continue("break;");
    }

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
        property is { IsNullable: true, Shape: not ScalarShape { Kind: ScalarKind.Json } };

    private static void Write(CodeWriter code, ObjectModel model)
    {
        code.Line("/// <inheritdoc/>");
        code.Open("public void WriteJson(ModelJsonWriter writer)");
        code.Line("ModelWriter.StartObject(writer);");
        foreach (var property in model.Properties)
        {
            var name = FieldName.OnTheWire(property.JsonName);
            if (KeepsText(property.Shape))
            {
                code.Open($"if (!ModelWriter.WriteText(writer, {name}, {Literal.Of(property.JsonName)}, {property.Name}, UnknownFields))");
                code.Line(ShapeSyntax.Write(property.Shape, name, property.Name) + ";");
                code.Close();
                code.Line();
            }
            else
            {
                code.Line(ShapeSyntax.Write(property.Shape, name, property.Name) + ";");
            }

            if (KeepsNull(property))
            {
                code.Open($"if ({property.Name} is null)");
                code.Line($"ModelWriter.WriteNull(writer, {name}, {Literal.Of(property.JsonName)}, UnknownFields);");
                code.Close();
                code.Line();
            }
        }

        LargeIntegers(code, model);
        code.Line("ModelWriter.EndObject(writer, UnknownFields);");
        code.Close();
        code.Line();
    }

    // Almost no object has any.
    private static void LargeIntegers(CodeWriter code, ObjectModel model)
    {
        var integers = model.Properties.Where(static property => ShapeSyntax.IsInteger(property.Shape)).ToList();
        if (integers.Count == 0)
        {
            return;
        }

        code.Open("if (UnknownFields is not null)");
        foreach (var property in integers)
        {
            code.Line($"ModelWriter.WriteLarge(writer, {FieldName.OnTheWire(property.JsonName)}, {Literal.Of(property.JsonName)}, {property.Name}, UnknownFields);");
        }

        code.Close();
        code.Line();
    }
}
