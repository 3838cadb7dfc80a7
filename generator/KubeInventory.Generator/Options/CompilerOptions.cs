using KubeInventory.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KubeInventory.Generator.Options;

/// <summary>Reads what MSBuild hands to the compiler: properties of the project, and metadata of its additional files.</summary>
internal static class CompilerOptions
{
    public static ProjectModel Project(AnalyzerConfigOptions options) =>
        ProjectReader.Read(Value(options, "build_property.MSBuildProjectFullPath") ?? "", name => Value(options, "build_property." + name));

    public static FileInput File(AdditionalText text, AnalyzerConfigOptionsProvider provider, ProjectModel project)
    {
        var options = provider.GetOptions(text);
        var reader = new OptionReader(text.Path, name => Value(options, "build_metadata.AdditionalFiles." + name));
        return new FileInput(text, reader.Files(project.Files), reader.Complaints);
    }

    private static string? Value(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out var value) ? value : null;
}
