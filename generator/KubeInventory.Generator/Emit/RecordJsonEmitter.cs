using System.Linq;
using System.Text;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes the code that reads and writes a record's JSON.</summary>
internal static class RecordJsonEmitter
{
    public static void Emit(CodeWriter code, ObjectModel model, bool isRoot, FieldNames names)
    {
        Read(code, model, isRoot);
        Write(code, model, names);
    }

    private static void Read(CodeWriter code, ObjectModel model, bool isRoot)
    {
        code.Line("/// <inheritdoc/>");
        code.Line($"public static {model.Name} ReadJson(ref Utf8JsonReader reader, ModelReadOptions options) =>");
        code.Continue(isRoot
            ? $"ModelReader.ReadRoot(ref reader, options, {ShapeSyntax.ReadParameters}new {model.Name}(ref r, o));"
            : "new(ref reader, options);");
        code.Line();

        code.Open($"private {model.Name}(ref Utf8JsonReader reader, ModelReadOptions options)");
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

    private static void ReadProperty(CodeWriter code, PropertyModel property)
    {
        var length = Encoding.UTF8.GetByteCount(property.JsonName);
        var value = property.Constant is { } constant
            ? $"ModelReader.ReadString(ref reader, {Literal.Of(constant)})"
            : ShapeSyntax.Read(property.Shape, "reader", "options");
        if (property.SkipOption is { } option)
        {
            code.Line($"case {length} when name.SequenceEqual({Literal.Utf8(property.JsonName)}) && options.{option}:");
            code.Continue("reader.Skip();");
            code.Continue("break;");
        }

        code.Line($"case {length} when name.SequenceEqual({Literal.Utf8(property.JsonName)}):");
        code.Continue($"{property.Name} = {value};");
        if (KeepsNull(property))
        {
            code.Continue($"UnknownFields = ModelReader.KeepNull(ref reader, {Literal.Of(property.JsonName)}, UnknownFields);");
        }

        code.Continue("break;");
    }

    // Any JSON holds a null by itself.
    private static bool KeepsNull(PropertyModel property) =>
        property is { IsNullable: true, Shape: not ScalarShape { Kind: ScalarKind.Json } };

    private static void Write(CodeWriter code, ObjectModel model, FieldNames names)
    {
        code.Line("/// <inheritdoc/>");
        code.Open("public void WriteJson(Utf8JsonWriter writer)");
        code.Line("writer.WriteStartObject();");
        foreach (var property in model.Properties)
        {
            var name = names.Member(property.JsonName);
            if (property.Shape is ObjectShape)
            {
                code.Open($"if ({property.Name} is not null)");
                code.Line($"writer.WritePropertyName({name});");
                code.Line($"{property.Name}.WriteJson(writer);");
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

        code.Line("UnknownFields?.WriteTo(writer);");
        code.Line("writer.WriteEndObject();");
        code.Close();
        code.Line();
    }
}
