using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes the record of an object: its properties, its JSON code and its equality.</summary>
internal static class RecordEmitter
{
    public static void Emit(CodeWriter code, ObjectModel model, KindModel? root)
    {
        var fallback = root is null
            ? $"The type <c>{model.Name}</c>."
            : $"The kind <c>{DocumentationEmitter.Escape(root.Resource.Kind)}</c> of <c>{DocumentationEmitter.Escape(root.Resource.ApiVersion)}</c>.";
        DocumentationEmitter.Write(code, model.Documentation, fallback);
        if (root?.Deprecation is { } deprecation)
        {
            code.Line($"[Obsolete({Literal.Of(deprecation)})]");
        }

        code.Line($"[JsonConverter(typeof(ModelJsonConverter<{model.Name}>))]");
        Restriction(code, model);
        code.Open($"public sealed partial record {model.Name} : {(root is null ? "" : $"IKubernetesResource<{model.Name}>, ")}IModelFields<{model.Name}>");
        Constructors(code, model);
        if (root is not null)
        {
            IdentityEmitter.Emit(code, root, model);
        }

        Properties(code, model);
        FinderEmitter.Emit(code, model);
        if (root is not null)
        {
            code.Line("/// <inheritdoc/>");
            code.Line($"public {model.Name} WithMetadata(ObjectMeta? metadata) => this with {{ Metadata = metadata }};");
            code.Line();
        }

        RecordJsonEmitter.Emit(code, model, root is not null);
        code.Close();
    }

    private static void Constructors(CodeWriter code, ObjectModel model)
    {
        code.Line("/// <summary>An object with no field set beyond what its kind implies.</summary>");
        code.Open($"public {model.Name}()");
        code.Close();
        code.Line();
    }

    private static void Properties(CodeWriter code, ObjectModel model)
    {
        foreach (var property in model.Properties)
        {
            DocumentationEmitter.Write(
                code, property.Documentation, $"The field <c>{DocumentationEmitter.Escape(property.JsonName)}</c>.");
            if (property.Deprecation is { } deprecation)
            {
                code.Line($"[Obsolete({Literal.Of(deprecation)})]");
            }

            var initial = property.Constant is { } constant ? $" = {Literal.Of(constant)};" : "";
            code.Line($"public {ShapeSyntax.Type(property.Shape)}? {property.Name} {{ get; init; }}{initial}");
            code.Line();
        }

        code.Line("/// <summary>Fields that this type does not know, as they were read; null if there are none.</summary>");
        code.Line("public UnknownFields? UnknownFields { get; init; }");
        code.Line();
    }

    private static void Restriction(CodeWriter code, ObjectModel model)
    {
        if (model.Restriction is not { } restriction)
        {
            return;
        }

        code.Line("[ModelSchema(");
        code.Continue("\"\"\"");
        foreach (var line in restriction.Lines)
        {
            code.Continue(line);
        }

        var parts = restriction.Parts.Select(static part => $", typeof({part})");
        code.Continue($"\"\"\"{string.Concat(parts)})]");
    }
}
