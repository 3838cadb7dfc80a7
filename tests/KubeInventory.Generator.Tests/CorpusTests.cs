using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests;

[Trait("Category", "Corpus")]
public sealed class CorpusTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_definition_compiles_alone_without_a_warning()
    {
        var failures = new List<string>();
        foreach (var file in Corpus.Definitions)
        {
            var generation = Project.With(file).Generate(Ct);
            failures.AddRange(generation.Complaints.Concat(generation.CompilerComplaints).Select(complaint => $"{file.Path}: {complaint}"));
        }

        AssertNone(failures);
    }

    [Fact]
    public void All_definitions_compile_together_without_a_warning()
    {
        var generation = Project.With([.. Corpus.Definitions]).Generate(Ct);

        AssertNone([.. generation.Complaints, .. generation.CompilerComplaints]);
    }

    private static void AssertNone(List<string> complaints) =>
        Assert.True(complaints.Count == 0, $"{complaints.Count} complaints:\n{string.Join('\n', complaints.Take(40))}");
}
