using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests;

/// <summary>What holds for every real definition. A few objects of each version here; the figures take many.</summary>
[Trait("Category", "Corpus")]
public sealed class CorpusTests(CorpusAssembly corpus) : IClassFixture<CorpusAssembly>
{
    private int _violations;

    [Fact]
    public void All_definitions_compile_together_without_a_warning() =>
        AssertNone([.. corpus.Generation.Complaints, .. corpus.Generation.CompilerComplaints]);

    [Fact]
    public void Objects_of_every_version_come_back_from_their_models_as_they_went_in()
    {
        var failures = new List<string>();
        foreach (var version in Versions)
        {
            RandomObject[] objects = [new(new Random(1)) { Density = 0.9, IsNewer = true }, new(new Random(2)) { IsNewer = true }, new(new Random(3))];
            failures.AddRange(objects.SelectMany(random => Losses(version, random.OfKind(version.Schema, version.ApiVersion, version.Kind))));
        }

        AssertNone(failures);
    }

    [Fact]
    public void Models_find_the_violations_that_an_API_server_finds_by_the_whole_schema()
    {
        var failures = new List<string>();
        foreach (var version in Versions)
        {
            RandomObject[] objects = [new(new Random(1)) { IsCareful = false, Density = 0.7 }, new(new Random(2)) { IsCareful = false }, new(new Random(3))];
            failures.AddRange(objects.SelectMany(random => Disagreements(version, random.OfKind(version.Schema, version.ApiVersion, version.Kind))));
        }

        AssertNone(failures);
        Assert.True(_violations > 100, $"Only {_violations} violations were compared.");
    }

    private static IEnumerable<CorpusVersion> Versions => Corpus.Definitions.SelectMany(CorpusVersion.Of);

    private IEnumerable<string> Losses(CorpusVersion version, JsonObject sample)
    {
        JsonNode? written = null;
        var error = "";
        try
        {
            (written, var isEqual) = corpus.Models[(version.ApiVersion, version.Kind)].RoundTrip(sample);
            error = isEqual ? "" : "is not equal to itself";
        }
        catch (JsonException e)
        {
            error = e.Message;
        }

        if (error.Length > 0 || !JsonNode.DeepEquals(sample, written))
        {
            yield return $"{version.ApiVersion} {version.Kind}: {error} {JsonDifference.Between(sample, written)}";
        }
    }

    private IEnumerable<string> Disagreements(CorpusVersion version, JsonObject sample)
    {
        var found = corpus.Models[(version.ApiVersion, version.Kind)].Validate(sample, old: null).Select(static one => one.ToString()).ToHashSet();
        var json = (JsonObject)sample.DeepClone();
        var errors = new FieldErrors();
        SchemaDefaulter.Default(json, version.Schema);
        SchemaValidator.Validate(json, version.Schema, errors);
        var expected = errors.Select(static error => $"{error.Subject ?? error.Path}: {error.Message}").ToHashSet();
        _violations += expected.Count;
        return expected.Except(found).Select(one => $"{version.ApiVersion} {version.Kind}: only the server says {one}")
            .Concat(found.Except(expected).Select(one => $"{version.ApiVersion} {version.Kind}: only the model says {one}"));
    }

    private static void AssertNone(List<string> complaints) =>
        Assert.True(complaints.Count == 0, $"{complaints.Count} complaints:\n{string.Join('\n', complaints.Take(40))}");
}
