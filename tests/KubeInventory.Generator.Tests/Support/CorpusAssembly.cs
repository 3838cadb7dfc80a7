using System.Reflection;
using KubeInventory.Client;

namespace KubeInventory.Generator.Tests.Support;

/// <summary>All definitions of the corpus, generated and compiled together: once for all tests.</summary>
public sealed class CorpusAssembly
{
    // Not in the constructor, where a test cannot be skipped.
    private readonly Lazy<Generation> _generation = new(() => Project.With([.. Corpus.Definitions]).Generate(TestContext.Current.CancellationToken));
    private Dictionary<(string ApiVersion, string Kind), CorpusModel>? _models;

    internal Generation Generation => _generation.Value;

    internal IReadOnlyDictionary<(string ApiVersion, string Kind), CorpusModel> Models => _models ??= Load(Generation.Assembly);

    private static Dictionary<(string ApiVersion, string Kind), CorpusModel> Load(byte[] assembly) => Assembly.Load(assembly).GetTypes()
        .Where(static type => type.GetInterfaces().Any(IsResource))
        .Select(CorpusModel.Of)
        .ToDictionary(static model => (model.Definition.ApiVersion, model.Definition.Kind));

    private static bool IsResource(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IKubernetesResource<>);
}
