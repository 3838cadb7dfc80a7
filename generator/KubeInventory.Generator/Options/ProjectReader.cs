using System;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator.Options;

/// <summary>Reads what the consuming project's MSBuild properties decide.</summary>
internal static class ProjectReader
{
    private const string Suffix = "Client";

    /// <summary>The project's options.</summary>
    /// <param name="project">Path of the project file.</param>
    /// <param name="property">Value of an MSBuild property; null or empty if it isn't set.</param>
    public static ProjectModel Read(string project, Func<string, string?> property)
    {
        var reader = new OptionReader(project, property);
        var root = reader.Text("RootNamespace") ?? "";
        var word = root.Length == 0 ? "Resource" : Identifier.Pascal(root.Substring(root.LastIndexOf('.') + 1));
        var wantsNoClients = string.Equals(reader.Text(OptionNames.ClientSet), "none", StringComparison.OrdinalIgnoreCase);
        var clientSet = (wantsNoClients ? null : reader.Name(OptionNames.ClientSet)) ?? word + Suffix;
        var name = clientSet.Length > Suffix.Length && clientSet.EndsWith(Suffix, StringComparison.Ordinal)
            ? clientSet.Substring(0, clientSet.Length - Suffix.Length)
            : clientSet;
        var legalRoot = string.Join(".", root.Split('.').Select(LegalWord));
        var files = reader.Files(DefinitionOptions.Default with { Namespace = legalRoot });
        if (wantsNoClients)
        {
            files = files with { Parts = files.Parts & ~(Parts.Clients | Parts.Installer) };
        }

        return new ProjectModel(clientSet, name, files, reader.Complaints);
    }

    // A project may be called my-app, or 3d.
    private static string LegalWord(string word) => word.Length == 0 || CSharpName.IsLegal(word) ? word : Identifier.Pascal(word);
}
