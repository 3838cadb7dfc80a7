using KubeInventory.Generator.Options;
using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests;

/// <summary>What lies beside clean CRDs in real folders, by class: the folders of <c>edge/</c>.</summary>
[Trait("Category", "Corpus")]
public sealed class EdgeCorpusTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("helm", "KI0004")]
    [InlineData("v1beta1", "KI0003")]
    [InlineData("kustomize-patch", "KI0002")]
    public void Files_of_a_class_are_called_what_they_are(string folder, string rule)
    {
        foreach (var file in Corpus.EdgeFiles(folder))
        {
            var complaints = Generate(file).Complaints;
            Assert.NotEmpty(complaints);
            Assert.All(complaints, complaint => Assert.True(complaint.Id == rule, $"{file.Path}: {complaint}"));
        }
    }

    [Theory]
    [InlineData("json")]
    [InlineData("multidoc")]
    public void Other_ways_to_write_a_definition_are_read(string folder) => Assert.All(Corpus.EdgeFiles(folder), static file =>
    {
        var generated = Generate(file);
        Assert.Empty(generated.Complaints);
        Assert.NotEmpty(generated.Files);
    });

    [Fact]
    public void Every_file_gives_code_or_a_complaint_that_lies_in_it() => Assert.All(Corpus.EdgeFiles(""), static file =>
    {
        var generated = Generate(file);
        var lines = file.GetText(Ct).Lines;
        Assert.True(generated.Files.Count > 0 || generated.Complaints.Count > 0, $"{file.Path} is passed over in silence");
        Assert.All(generated.Complaints, complaint =>
        {
            Assert.InRange(complaint.Line, 0, lines.Count - 1);
            Assert.InRange(complaint.Column, 0, lines[complaint.Line].Span.Length);
        });
    });

    private static CodeGeneration Generate(AdditionalFile file) => CodeGeneration.Run(
        ProjectReader.Read("acme.csproj", static name => name == "RootNamespace" ? "Acme" : null),
        [(file.Path, file.GetText(Ct).ToString())],
        hasKubernetesClient: false);
}
