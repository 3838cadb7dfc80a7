using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Schema;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KubeInventory.Generator;

/// <summary>Reads what the consuming project's MSBuild properties decide.</summary>
internal static class ProjectReader
{
    public static ProjectModel Read(AnalyzerConfigOptions options)
    {
        var root = Property(options, "RootNamespace") ?? "";
        var lastWord = Identifier.Pascal(root.Substring(root.LastIndexOf('.') + 1));
        var word = root.Length == 0 ? "Resource" : lastWord;
        var clientSet = Property(options, "KubeInventoryClientSet") switch
        {
            null => word + "Client",
            "none" or "None" => null,
            var chosen => chosen,
        };
        var name = clientSet is { Length: > 6 } && clientSet.EndsWith("Client", System.StringComparison.Ordinal)
            ? clientSet.Substring(0, clientSet.Length - 6)
            : clientSet ?? word;
        var @namespace = Property(options, "KubeInventoryNamespace") ?? root;
        return new ProjectModel(string.Join(".", @namespace.Split('.').Select(LegalWord)), clientSet, name);
    }

    // A project may be called my-app, or 3d.
    private static string LegalWord(string word) =>
        word.All(static character => char.IsLetterOrDigit(character) || character == '_') && !char.IsDigit(word.FirstOrDefault())
            ? word
            : Identifier.Pascal(word);

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
