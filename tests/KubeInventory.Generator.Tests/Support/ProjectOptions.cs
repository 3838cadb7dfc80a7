using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KubeInventory.Generator.Tests.Support;

/// <summary>The MSBuild properties that the generator may see.</summary>
internal sealed class ProjectOptions(string @namespace, string? clientSet) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties(@namespace, clientSet);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Properties(string @namespace, string? clientSet) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key switch
            {
                "build_property.RootNamespace" => @namespace,
                "build_property.KubeInventoryClientSet" => clientSet,
                _ => null,
            };
            return value is not null;
        }
    }
}
