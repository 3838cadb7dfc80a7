using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KubeInventory.Generator.Tests.Support;

/// <summary>A consuming project in memory: additional files and MSBuild properties, and what the generator makes of them.</summary>
internal sealed record Project
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "KubeInventory.Client.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public string Namespace { get; init; } = "Acme";

    /// <summary>MSBuild properties beside <see cref="Namespace"/>.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<AdditionalFile> Files { get; init; } = [];

    public string Code { get; init; } = "";

    /// <summary>Whether the compiler looks for nulls in emitted code too, which it is told not to do in a user's build. Default: true.</summary>
    public bool ChecksNulls { get; init; } = true;

    public static Project With(params ReadOnlySpan<AdditionalFile> files) => new() { Files = [.. files] };

    public static Project With(string yaml) => With(new AdditionalFile("crd.yaml", yaml));

    public Project Set(string property, string value) => this with { Properties = Properties.SetItem(property, value) };

    /// <summary>A driver whose steps are tracked.</summary>
    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new CrdGenerator().AsSourceGenerator()],
        Files,
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest).WithDocumentationMode(DocumentationMode.Diagnose),
        new ProjectOptions(Properties.SetItem("RootNamespace", Namespace)),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>A driver that ran before, with the properties of this project.</summary>
    public GeneratorDriver Update(GeneratorDriver driver) =>
        driver.WithUpdatedAnalyzerConfigOptions(new ProjectOptions(Properties.SetItem("RootNamespace", Namespace)));

    public CSharpCompilation CreateCompilation() => CSharpCompilation.Create(
        "Acme",
        Code.Length == 0 ? [] : [Parse(Code)],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public Generation Generate(CancellationToken cancellation)
    {
        var driver = CreateDriver().RunGeneratorsAndUpdateCompilation(CreateCompilation(), out var compilation, out _, cancellation);
        return new Generation(driver.GetRunResult(), ChecksNulls ? CheckingNulls(compilation) : compilation);
    }

    public static SyntaxTree Parse(string code) => Parse(code, "");

    private static Compilation CheckingNulls(Compilation compilation) => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
        compilation.SyntaxTrees.Select(static tree => Parse(tree.ToString().Replace("#nullable disable warnings", "#nullable enable warnings", StringComparison.Ordinal), tree.FilePath)));

    private static SyntaxTree Parse(string code, string path) => CSharpSyntaxTree.ParseText(
        code, path: path, options: CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest).WithDocumentationMode(DocumentationMode.Diagnose));
}
