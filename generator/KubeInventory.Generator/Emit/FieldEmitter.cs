using KubeInventory.Generator.Model;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes the fields by which a server selects objects of a kind.</summary>
internal static class FieldEmitter
{
    public static void Emit(CodeWriter code, string className, ResourceModel resource, SurfaceModel surface)
    {
        var scope = new NameScope([.. NameScope.ObjectMembers, className]);
        code.Line("/// <summary>Fields that a server selects objects of the kind by, such as in a <see cref=\"FieldSelector\"/>.</summary>");
        code.Open($"public static class {className}");
        Field(code, scope.Add("MetadataName", "metadata.name"), "string", "metadata.name");
        if (resource.IsNamespaced)
        {
            code.Line();
            Field(code, scope.Add("MetadataNamespace", "metadata.namespace"), "string", "metadata.namespace");
        }

        foreach (var field in surface.Fields)
        {
            code.Line();
            Field(code, scope.Add(field.Name, field.Path), Type(field.Shape), field.Path);
        }

        code.Close();
        code.Line();
    }

    private static void Field(CodeWriter code, string name, string type, string path)
    {
        code.Line($"/// <summary><c>{DocumentationEmitter.Escape(path)}</c></summary>");
        code.Line($"public static SelectableField<{type}> {name} {{ get; }} = new({Literal.Of(path)});");
    }

    // A server compares texts, and has them for strings, integers and booleans.
    private static string Type(ValueShape shape) => shape switch
    {
        EnumShape or ScalarShape { Kind: ScalarKind.Boolean or ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.UInt64 } => ShapeSyntax.Type(shape),
        _ => "string",
    };
}
