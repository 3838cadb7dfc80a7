using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Emit;

/// <summary>The files that each model of the pipeline becomes.</summary>
internal static class ProjectEmitter
{
    public static IEnumerable<EmittedFile> Emit(PlannedSource? source) => source is null
        ? []
        : [new EmittedFile(HintName.Legal(source.Source.HintName), SourceEmitter.Emit(source.Source, source.Namespace))];

    public static IEnumerable<EmittedFile> Emit(ClientSetModel set)
    {
        if (set.Kinds.Any(static kind => kind.Parts.HasFlag(Parts.Json)))
        {
            yield return new EmittedFile(set.ResolverName + ".g.cs", ResolverEmitter.Emit(set));
        }

        if (set.Kinds.Any(static kind => kind.Parts.HasFlag(Parts.Clients)))
        {
            yield return new EmittedFile(set.Name + ".g.cs", ClientSetEmitter.Emit(set));
        }
    }

    public static IEnumerable<EmittedFile> Emit(ManifestPlan plan) =>
        plan.Members.Count == 0 ? [] : [new EmittedFile("CustomResourceDefinitions.g.cs", ManifestEmitter.EmitList(plan))];

    public static IEnumerable<EmittedFile> Emit(PlannedManifest? manifest) => manifest is null
        ? []
        : [new EmittedFile(HintName.Legal($"manifests/{manifest.Manifest.Key.Name}.g.cs"), ManifestEmitter.Emit(manifest))];
}
