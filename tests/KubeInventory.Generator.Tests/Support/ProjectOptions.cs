using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KubeInventory.Generator.Tests.Support;

/// <summary>The MSBuild properties and the metadata of files that the generator may see.</summary>
internal sealed class ProjectOptions(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values("build_property.", properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new Values("build_metadata.AdditionalFiles.", ((AdditionalFile)textFile).Metadata);

    private sealed class Values(string prefix, IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.MSBuildProjectFullPath" ? "acme.csproj"
                : key.StartsWith(prefix, StringComparison.Ordinal) ? values.GetValueOrDefault(key[prefix.Length..])
                : null;
            return value is not null;
        }
    }
}
