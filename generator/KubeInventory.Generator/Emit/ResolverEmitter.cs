using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes the resolver that gives JsonSerializer the kinds' contracts without reflection.</summary>
internal static class ResolverEmitter
{
    private static readonly string[] Usings =
        ["System", "System.Text.Json", "System.Text.Json.Serialization.Metadata", "KubeInventory.Client"];

    public static string Emit(ClientSetModel set)
    {
        var code = new CodeWriter();
        SourceEmitter.Header(code, "the CustomResourceDefinitions of this project.", set.Namespace, Usings);
        SourceEmitter.AllowObsolete(code);
        code.Line("/// <summary>");
        code.Line("/// Gives <see cref=\"JsonSerializer\"/> the kinds of this project without reflection, for programs that are");
        code.Line("/// trimmed or compiled ahead of time.");
        code.Line("/// </summary>");
        code.Open($"public sealed class {set.ResolverName} : IJsonTypeInfoResolver");
        code.Line("/// <summary>The resolver; it has no state.</summary>");
        code.Line($"public static {set.ResolverName} Default {{ get; }} = new();");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Open("public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)");
        foreach (var kind in set.Kinds.Where(static kind => kind.Parts.HasFlag(Parts.Json)))
        {
            code.Open($"if (type == typeof({kind.TypeName}))");
            code.Line($"return JsonMetadataServices.CreateValueInfo<{kind.TypeName}>(options, new ModelJsonConverter<{kind.TypeName}>());");
            code.Close();
            code.Line();
        }

        code.Line("return null;");
        code.Close();
        code.Close();
        return code.Finish();
    }
}
