using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests;

/// <summary>What a CRD folder really contains beside clean definitions.</summary>
[Trait("Category", "Corpus")]
public sealed class CorpusEdgeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Kustomize_patches_are_named_as_such_and_give_no_code() => AssertRefused("kustomize-patch", "KI0002");

    [Fact]
    public void Old_definitions_are_named_as_such_and_give_no_code() => AssertRefused("v1beta1", "KI0003");

    [Fact]
    public void Templates_are_named_as_such() => AssertRefused("helm", "KI0004");

    [Fact]
    public void Bundles_of_many_documents_give_all_their_kinds()
    {
        foreach (var file in Corpus.Edge("multidoc"))
        {
            var generation = Project.With(file).Generate(Ct);

            Assert.Empty(generation.Complaints);
            Assert.Empty(generation.CompilerComplaints);
            Assert.Contains("argoproj.io/v1alpha1/V1alpha1EventBus.g.cs", generation.HintNames);
            Assert.Contains("argoproj.io/v1alpha1/V1alpha1Sensor.g.cs", generation.HintNames);
        }
    }

    [Fact]
    public void Definitions_in_JSON_are_read()
    {
        foreach (var file in Corpus.Edge("json"))
        {
            var generation = Project.With(file).Generate(Ct);

            Assert.Empty(generation.Complaints);
            Assert.Empty(generation.CompilerComplaints);
            Assert.Contains(generation.HintNames, static name => name.StartsWith("monitoring.coreos.com/v1/", StringComparison.Ordinal));
        }
    }

    private static void AssertRefused(string folder, string id)
    {
        foreach (var file in Corpus.Edge(folder))
        {
            var generation = Project.With(file).Generate(Ct);

            Assert.All(generation.Complaints, complaint => Assert.Contains(": " + id + " ", complaint, StringComparison.Ordinal));
            Assert.NotEmpty(generation.Complaints);
            Assert.Empty(generation.HintNames);
        }
    }
}
