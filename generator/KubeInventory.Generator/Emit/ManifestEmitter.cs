using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes the text of the CustomResourceDefinitions into the assembly, so that a program can install them.</summary>
internal static class ManifestEmitter
{
    private const string ClassName = "CustomResourceDefinitions";
    private const string Origin = "the CustomResourceDefinitions of this project.";

    /// <summary>The list of all.</summary>
    public static string EmitList(IReadOnlyList<string> members, string @namespace)
    {
        var code = new CodeWriter();
        SourceEmitter.Header(code, Origin, @namespace, ["System.Collections.Generic", "KubeInventory.Client"]);
        code.Line("/// <summary>The CustomResourceDefinitions of this project, as they lie beside its sources.</summary>");
        code.Open($"public static partial class {ClassName}");
        code.Line("/// <summary>All of them.</summary>");
        code.Line($"public static IReadOnlyList<CustomResourceDefinitionManifest> All => [{string.Join(", ", members)}];");
        code.Close();
        return code.ToString();
    }

    /// <summary>One of them.</summary>
    public static string Emit(ManifestModel manifest, string member, string @namespace)
    {
        var code = new CodeWriter();
        SourceEmitter.Header(code, manifest.Name + ".", @namespace, ["KubeInventory.Client"]);
        code.Open($"public static partial class {ClassName}");
        code.Line($"/// <summary><c>{DocumentationEmitter.Escape(manifest.Name)}</c></summary>");
        var quotes = new string('"', Math.Max(3, LongestRun(manifest.Text) + 1));
        code.Line($"public static CustomResourceDefinitionManifest {member} {{ get; }} = new({Literal.Of(manifest.Name)}, {quotes}");
        code.Verbatim(manifest.Text);
        code.Verbatim(quotes + "u8.ToArray());");
        code.Close();
        return code.ToString();
    }

    /// <summary>Names of the properties, in the order of the manifests.</summary>
    public static IReadOnlyList<string> Members(IEnumerable<ManifestModel> manifests)
    {
        var scope = new NameScope([.. NameScope.ObjectMembers, ClassName, "All"]);
        return manifests.Select(manifest => scope.Add(Plural(manifest), manifest.Name)).ToList();
    }

    private static string Plural(ManifestModel manifest) =>
        ClientSetEmitter.Plural(new ResourceModel(manifest.Group, "", manifest.Kind, manifest.Plural, false, false, false, false));

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
