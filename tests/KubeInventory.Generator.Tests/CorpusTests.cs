using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests;

[Trait("Category", "Corpus")]
public sealed class CorpusTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_definition_compiles_without_a_warning_and_loses_nothing_of_its_objects()
    {
        var failures = new List<string>();
        foreach (var file in Corpus.Definitions)
        {
            var generation = Project.With(file).Generate(Ct);
            string[] complaints = [.. generation.Complaints, .. generation.CompilerComplaints];
            failures.AddRange((complaints.Length == 0 ? [.. Losses(file, generation)] : complaints).Select(complaint => $"{file.Path}: {complaint}"));
        }

        AssertNone(failures);
    }

    [Fact]
    public void All_definitions_compile_together_without_a_warning()
    {
        var generation = Project.With([.. Corpus.Definitions]).Generate(Ct);

        AssertNone([.. generation.Complaints, .. generation.CompilerComplaints]);
    }

    private static List<string> Losses(AdditionalFile file, Generation generation)
    {
        var losses = new List<string>();
        var roots = generation.HintNames.Where(static name => name.Count(static character => character == '/') == 2)
            .ToDictionary(static name => name.Split('/')[1], static name => Path.GetFileName(name)[..^".g.cs".Length]);
        generation.Use(type =>
        {
            foreach (var (version, sample) in SampleObject.OfEachVersion(file).Where(pair => roots.ContainsKey(pair.Version)))
            {
                losses.AddRange(Losses(sample, type("Acme." + roots[version])).Select(loss => $"{version}: {loss}"));
            }
        });
        return losses;
    }

    private static IEnumerable<string> Losses(JsonNode sample, Type type)
    {
        JsonNode? written = null;
        string? error = null;
        try
        {
            var model = sample.Deserialize(type);
            written = JsonSerializer.SerializeToNode(model);
            error = model!.Equals(written.Deserialize(type)) ? null : "is not equal to itself";
        }
        catch (JsonException e)
        {
            error = e.Message;
        }

        if (error is not null || !JsonNode.DeepEquals(sample, written))
        {
            yield return $"{error}: {sample.ToJsonString()} became {written?.ToJsonString()}";
        }
    }

    private static void AssertNone(List<string> complaints) =>
        Assert.True(complaints.Count == 0, $"{complaints.Count} complaints:\n{string.Join('\n', complaints.Take(40))}");
}
