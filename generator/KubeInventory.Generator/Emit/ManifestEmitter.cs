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
    public static string EmitList(ManifestPlan plan)
    {
        var code = new CodeWriter();
        SourceEmitter.Header(code, Origin, plan.Namespace, ["System.Collections.Generic", "KubeInventory.Client"]);
        code.Line("/// <summary>The CustomResourceDefinitions of this project, as they lie beside its sources.</summary>");
        code.Open($"public static partial class {ClassName}");
        code.Line("/// <summary>All of them.</summary>");
        var members = string.Join(", ", plan.Members.Select(static member => member.Name));
        code.Line($"public static IReadOnlyList<CustomResourceDefinitionManifest> All => [{members}];");
        code.Close();
        return code.Finish();
    }

    /// <summary>One of them.</summary>
    public static string Emit(PlannedManifest manifest)
    {
        var code = new CodeWriter();
        var (name, text) = (manifest.Manifest.Key.Name, manifest.Manifest.Text);
        SourceEmitter.Header(code, name + ".", manifest.Namespace, ["KubeInventory.Client"]);
        code.Open($"public static partial class {ClassName}");
        code.Line($"/// <summary><c>{DocumentationEmitter.Escape(name)}</c></summary>");

        // No member has an underscore in its name.
        var holder = manifest.Member + "_Text";
        code.Line($"public static CustomResourceDefinitionManifest {manifest.Member} {{ get; }} = CustomResourceDefinitionManifest.Of(typeof({holder}));");
        code.Line();
        var quotes = new string('"', Math.Max(3, LongestRun(text) + 1));
        code.Line($"[CustomResourceDefinitionText({Literal.Of(name)}, {quotes}");
        code.Verbatim(text);
        code.Verbatim(quotes + ")]");
        code.Line($"private static class {holder};");
        code.Close();
        return code.Finish();
    }

    /// <summary>Names of the properties, in the order of the manifests.</summary>
    public static IReadOnlyList<string> Members(IEnumerable<ManifestKey> manifests)
    {
        var scope = new NameScope([.. NameScope.ObjectMembers, ClassName, "All"]);
        return manifests.Select(manifest => scope.Add(Plural(manifest), manifest.Name)).ToList();
    }

    private static string Plural(ManifestKey manifest) =>
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
