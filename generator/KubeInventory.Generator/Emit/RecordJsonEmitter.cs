using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes the code that reads a record's JSON, and that shows its fields to who writes or compares them.</summary>
internal static class RecordJsonEmitter
{
    public static void Emit(CodeWriter code, ObjectModel model, bool isRoot)
    {
        Names(code, model);
        Read(code, model, isRoot);
        Visit(code, model);
        Whole(code, model);
    }

    private static void Names(CodeWriter code, ObjectModel model)
    {
        code.Line($"static ModelNames IModelFields<{model.Name}>.Names {{ get; }} = new({FieldSyntax.Names(model)});");
        code.Line();
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
        code.Line($"ModelScope outer = reader.Start<{model.Name}>();");
        code.Open("while (reader.Next())");
        if (model.Properties.Count > 0)
        {
            code.Open("switch (reader.Field)");
            for (var i = 0; i < model.Properties.Count; i++)
            {
                var property = model.Properties[i];
                var skip = property.SkipOption is { } option ? $"if (reader.Options.{option}) {{ ModelReader.Skip(ref reader); break; }} " : "";
                code.Line($"case {i}: {skip}{property.Name} = {FieldSyntax.Read(property)}; break;");
            }

            code.Close();
        }

        code.Close();
        code.Line();
        code.Line("UnknownFields = reader.End(outer);");
        code.Close();
        code.Line();
    }

    // What has parts or times is rarely the same in two objects.
    private static bool IsOftenEqual(ObjectModel model) => model.Properties.All(static property => property.Shape is EnumShape
        or ScalarShape { Kind: not (ScalarKind.Time or ScalarKind.SecondTime or ScalarKind.MicroTime or ScalarKind.Bytes or ScalarKind.Json) });

    private static void Visit(CodeWriter code, ObjectModel model)
    {
        code.Open($"static void IModelFields<{model.Name}>.Visit<TVisitor>(ref TVisitor fields, {model.Name} x, {model.Name} y)");
        for (var i = 0; i < model.Properties.Count; i++)
        {
            code.Line($"{FieldSyntax.Visit(model.Properties[i], i)};");
        }

        code.Close();
        code.Line();
    }

    private static void Whole(CodeWriter code, ObjectModel model)
    {
        code.Line("/// <inheritdoc/>");
        code.Line($"public void WriteJson(ModelJsonWriter writer) => ModelFields.Write<{model.Name}>(writer, this);");
        code.Line();
        code.Line("/// <summary>Whether every field is equal, lists and maps by their items, unknown fields too.</summary>");
        code.Line($"public bool Equals({model.Name}? other) => ModelFields.Equal<{model.Name}>(this, other);");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override int GetHashCode() => ModelFields.Hash<{model.Name}>(this);");
    }
}
