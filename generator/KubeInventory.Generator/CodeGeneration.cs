using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Emit;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Names;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator;

/// <summary>The whole pipeline at once, without a compiler: the same files and complaints as <see cref="CrdGenerator"/> gives.</summary>
/// <param name="Files">What is emitted, by name.</param>
/// <param name="Complaints">What is wrong with the input.</param>
/// <param name="Names">Text of a names file that pins all types as they are called now.</param>
internal sealed record CodeGeneration(IReadOnlyList<EmittedFile> Files, IReadOnlyList<DiagnosticModel> Complaints, Lazy<string> Names)
{
    /// <summary>Generates from texts.</summary>
    /// <param name="project">Options.</param>
    /// <param name="texts">Path and text of each file.</param>
    /// <param name="hasKubernetesClient">Whether the code is for a project that references KubernetesClient.</param>
    public static CodeGeneration Run(ProjectModel project, IEnumerable<(string Path, string Text)> texts, bool hasKubernetesClient)
    {
        var inputs = texts.ToLookup(static text => NamesFile.Is(text.Path));
        var names = inputs[true].Select(static text => NamesReader.Read(text.Path, text.Text)).ToList();
        var pins = PinnedNames.Of(names);
        var files = inputs[false].Select(text => FileReader.Read(text.Path, text.Text, project.Files, pins)).ToList();
        var sources = files.SelectMany(static file => file.Sources).ToList();
        var summaries = sources.ConvertAll(SourceSummary.Of);
        var plan = NamePlan.Make(summaries, pins);
        var planned = sources.Select(plan.Apply).OfType<PlannedSource>().ToList();
        var manifests = files.SelectMany(static file => file.Manifests).ToList();
        var manifestPlan = ManifestPlan.Make(manifests.Select(static manifest => manifest.Key), project, ManifestEmitter.Members);
        var interop = hasKubernetesClient ? InteropModel.Make(summaries, plan, project).ToList() : [];

        var emitted = planned.SelectMany(ProjectEmitter.Emit)
            .Concat(ProjectEmitter.Emit(ClientSetModel.Make(summaries, plan, project)))
            .Concat(ProjectEmitter.Emit(manifestPlan))
            .Concat(manifests.SelectMany(manifest => ProjectEmitter.Emit(manifestPlan.Apply(manifest))))
            .Concat(interop.SelectMany(InteropEmitter.Emit))
            .Concat(InteropEmitter.EmitConversions(interop.Count == 0 ? null : project.Namespace));
        var complaints = project.Complaints
            .Concat(names.SelectMany(static file => file.Diagnostics))
            .Concat(files.SelectMany(static file => file.Diagnostics))
            .Concat(DuplicateSources.Find(files.SelectMany(static file => file.Places), plan))
            .Concat(NameComplaints.Find(names, summaries, plan));
        return new CodeGeneration(
            emitted.OrderBy(static file => file.HintName, StringComparer.Ordinal).ToList(),
            complaints.ToList(),
            new Lazy<string>(() => NamesWriter.Write(planned, pins, new NamedPlaces(summaries, plan))));
    }
}
