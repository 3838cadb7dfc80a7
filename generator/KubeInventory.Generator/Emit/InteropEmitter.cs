using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes what lets KubernetesClient take a kind: its interfaces, and the type of its lists.</summary>
internal static class InteropEmitter
{
    private static readonly string[] Usings = ["System.Collections.Generic", "System.Text.Json.Serialization", "k8s", "k8s.Models"];

    public static IEnumerable<EmittedFile> Emit(InteropModel model)
    {
        var folder = model.Resource.Group.Length == 0 ? "core" : model.Resource.Group;
        var name = $"{folder}/{model.Resource.Version}/{model.TypeName}.KubernetesClient.g.cs";
        yield return new EmittedFile(HintName.Legal(name), Text(model));
    }

    /// <summary>The conversions that all kinds share.</summary>
    public static IEnumerable<EmittedFile> EmitConversions(string? @namespace)
    {
        if (@namespace is null)
        {
            yield break;
        }

        var code = new CodeWriter();
        SourceEmitter.Header(code, "the reference to KubernetesClient.", @namespace, InteropConversions.Usings);
        code.Verbatim(InteropConversions.Text);
        yield return new EmittedFile(InteropModel.ConversionsName + ".g.cs", code.Finish());
    }

    private static string Text(InteropModel model)
    {
        var code = new CodeWriter();
        SourceEmitter.Header(code, "the reference to KubernetesClient.", model.Namespace, Usings);
        SourceEmitter.AllowObsolete(code);
        Record(code, model);
        code.Line();
        List(code, model);
        return code.Finish();
    }

    private static void Record(CodeWriter code, InteropModel model)
    {
        var resource = model.Resource;
        var names = new[] { ("Group", resource.Group), ("ApiVersion", resource.Version), ("Kind", resource.Kind), ("PluralName", resource.Plural) };
        code.Line($"[KubernetesEntity({string.Join(", ", names.Select(static pair => $"{pair.Item1} = {Literal.Of(pair.Item2)}"))})]");
        code.Open($"partial record {model.TypeName} : IKubernetesObject<V1ObjectMeta>");
        Property(code, model, "string IKubernetesObject.ApiVersion", "ApiVersion!");
        code.Line();
        Property(code, model, "string IKubernetesObject.Kind", "Kind!");
        code.Line();
        code.Line("// A copy for reading: its labels, annotations, finalizers and owners refuse to be changed.");
        Property(code, model, "V1ObjectMeta IMetadata<V1ObjectMeta>.Metadata", $"{model.Conversions}.Convert(Metadata)!");
        code.Close();
    }

    private static void Property(CodeWriter code, InteropModel model, string declaration, string value)
    {
        code.Open(declaration);
        code.Line($"get => {value};");
        code.Line($"set => throw {model.Conversions}.IsImmutable(nameof({model.TypeName}));");
        code.Close();
    }

    private static void List(CodeWriter code, InteropModel model)
    {
        var resource = model.Resource;
        code.Line($"/// <summary>A list of <see cref=\"{model.TypeName}\"/>, as <c>GenericClient.ListAsync</c> reads it.</summary>");
        code.Open($"public sealed partial class {model.ListName} : IKubernetesObject<V1ListMeta>, IItems<{model.TypeName}>");
        ListProperty(code, "Group and version of the list.", "apiVersion", "string ApiVersion", Literal.Of(resource.ApiVersion));
        ListProperty(code, "Kind of the list.", "kind", "string Kind", Literal.Of(model.ListKind));
        ListProperty(code, "Version and next page of the list.", "metadata", "V1ListMeta Metadata", "new()");
        ListProperty(code, "The objects.", "items", $"IList<{model.TypeName}> Items", $"new List<{model.TypeName}>()");
        code.Close();
    }

    private static void ListProperty(CodeWriter code, string summary, string jsonName, string declaration, string initial)
    {
        code.Line($"/// <summary>{summary}</summary>");
        code.Line($"[JsonPropertyName(\"{jsonName}\")]");
        code.Line($"public {declaration} {{ get; set; }} = {initial};");
        code.Line();
    }
}
