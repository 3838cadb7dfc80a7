using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Emit;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator;

/// <summary>The whole pipeline at once, without a compiler: the same files and complaints as <see cref="CrdGenerator"/> gives.</summary>
/// <param name="Files">What is emitted, by name.</param>
/// <param name="Complaints">What is wrong with the input.</param>
internal sealed record CodeGeneration(IReadOnlyList<EmittedFile> Files, IReadOnlyList<DiagnosticModel> Complaints)
{
    /// <summary>Generates from texts.</summary>
    /// <param name="project">Options.</param>
    /// <param name="texts">Path and text of each file.</param>
    /// <param name="hasKubernetesClient">Whether the code is for a project that references KubernetesClient.</param>
    public static CodeGeneration Run(ProjectModel project, IEnumerable<(string Path, string Text)> texts, bool hasKubernetesClient)
    {
        var files = texts.Select(text => FileReader.Read(text.Path, text.Text, project.Files)).ToList();
        var sources = files.SelectMany(static file => file.Sources).ToList();
        var summaries = sources.ConvertAll(SourceSummary.Of);
        var plan = NamePlan.Make(summaries);
        var manifests = files.SelectMany(static file => file.Manifests).ToList();
        var manifestPlan = ManifestPlan.Make(manifests.Select(static manifest => manifest.Key), project, ManifestEmitter.Members);
        var interop = hasKubernetesClient ? InteropModel.Make(summaries, plan, project).ToList() : [];

        var emitted = sources.SelectMany(source => ProjectEmitter.Emit(plan.Apply(source)))
            .Concat(ProjectEmitter.Emit(ClientSetModel.Make(summaries, plan, project)))
            .Concat(ProjectEmitter.Emit(manifestPlan))
            .Concat(manifests.SelectMany(manifest => ProjectEmitter.Emit(manifestPlan.Apply(manifest))))
            .Concat(interop.SelectMany(InteropEmitter.Emit))
            .Concat(InteropEmitter.EmitConversions(interop.Count == 0 ? null : project.Namespace));
        var complaints = project.Complaints
            .Concat(files.SelectMany(static file => file.Diagnostics))
            .Concat(DuplicateSources.Find(files.SelectMany(static file => file.Places), plan));
        return new CodeGeneration(emitted.OrderBy(static file => file.HintName, StringComparer.Ordinal).ToList(), complaints.ToList());
    }
}
