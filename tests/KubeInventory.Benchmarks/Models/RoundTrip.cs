using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client;
using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Benchmarks;

/// <summary>JSON through the models of every served version of every definition, and back.</summary>
internal sealed class RoundTrip : IFigure
{
    private const int ObjectsPerVersion = 40;
    private const int FilesPerCompilation = 40;

    public string Name => "generator.roundtrip";

    public string Summary => $"{ObjectsPerVersion} random objects per version, extremes, unknown fields and unknown enum values among them.";

    public Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var (objects, exceptions, differences) = (0, 0, 0);
        foreach (var files in Definitions.All.Chunk(FilesPerCompilation))
        {
            var generation = Project.With(files).Generate(context.CancellationToken);
            if (generation.CompilerComplaints is { Count: > 0 } complaints)
            {
                throw new InvalidOperationException($"What is emitted does not compile: {complaints[0]}");
            }

            var models = Load(generation.Assembly);
            foreach (var version in files.SelectMany(CorpusVersion.Of))
            {
                for (var seed = 0; seed < ObjectsPerVersion; seed++)
                {
                    var random = new RandomObject(new Random(seed)) { Density = seed % 4 == 0 ? 0.8 : 0.3, IsNewer = seed % 2 == 0 };
                    var sample = random.OfKind(version.Schema, version.ApiVersion, version.Kind);
                    objects++;
                    try
                    {
                        var (written, isEqual) = models[(version.ApiVersion, version.Kind)].RoundTrip(sample);
                        if (!isEqual || !JsonNode.DeepEquals(sample, written))
                        {
                            differences++;
                            context.Note($"{version.ApiVersion} {version.Kind}: {JsonDifference.Between(sample, written)}");
                        }
                    }
                    catch (JsonException e)
                    {
                        exceptions++;
                        context.Note($"{version.ApiVersion} {version.Kind}: {e.Message}");
                    }
                }
            }
        }

        context.Note($"{objects} objects");
        return Task.FromResult<IReadOnlyList<Reading>>(
            [new(exceptions, Goal.Exactly(0, "exceptions")), new(differences, Goal.Exactly(0, "differences")), new(objects, Goal.AtLeast(1, "objects"))]);
    }

    private static Dictionary<(string ApiVersion, string Kind), CorpusModel> Load(byte[] assembly) => Assembly.Load(assembly).GetTypes()
        .Where(static type => type.GetInterfaces().Any(IsResource))
        .Select(CorpusModel.Of)
        .ToDictionary(static model => (model.Definition.ApiVersion, model.Definition.Kind));

    private static bool IsResource(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IKubernetesResource<>);
}
