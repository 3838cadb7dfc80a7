using KubeInventory.Generator.Options;
using KubeInventory.Generator.Tests.Support;
using KubeInventory.TestKit;
using Microsoft.CodeAnalysis;

namespace KubeInventory.Generator.Tests;

/// <summary>The first of the files that the figure generator.fuzz tries by the hundred thousand.</summary>
public sealed class FuzzTests
{
    private static readonly MutatedYaml Mutated = new([Crd.Text("Lamp", "lamps"), Constructs(), $"[{Crd.Text("Pole", "poles", "{}")}]"]);

    [Fact]
    public void Whatever_a_file_holds_it_becomes_C_sharp_or_complaints()
    {
        var project = ProjectReader.Read("acme.csproj", static name => name == "RootNamespace" ? "Acme" : null);
        for (var number = 0; number < 300; number++)
        {
            var generated = CodeGeneration.Run(project, [("crd.yaml", Mutated[number])], hasKubernetesClient: false);

            Assert.All(generated.Files, file => Assert.DoesNotContain(
                Project.Parse(file.Text).GetDiagnostics(TestContext.Current.CancellationToken), static found => found.Severity == DiagnosticSeverity.Error));
        }
    }

    [Theory]
    [InlineData("group: example.com", "group: \"a\\nb\"")]
    [InlineData("plural: lamps", "plural: \"\\u2028\"")]
    [InlineData("name: lamps.example.com", "name: \"a\\r\\nb\"")]
    [InlineData("type: string", "type: \"\\n\", minLength: 1")]
    public void A_line_end_in_a_name_does_not_end_a_comment(string text, string replacement)
    {
        var generation = Project.With(Crd.Text("Lamp", "lamps").Replace(text, replacement, StringComparison.Ordinal)).Generate(TestContext.Current.CancellationToken);

        Assert.Empty(generation.CompilerComplaints);
    }

    private static string Constructs() =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "KubeInventory.Generator.Tests", "Constructs", "contraptions.yaml"));
}
