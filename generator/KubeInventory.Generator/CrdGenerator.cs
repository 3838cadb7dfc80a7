using KubeInventory.Generator.Emit;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Names;
using KubeInventory.Generator.Options;
using KubeInventory.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace KubeInventory.Generator;

/// <summary>Turns the CustomResourceDefinitions among a project's additional files into models and clients.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class CrdGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var project = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => CompilerOptions.Project(options.GlobalOptions))
            .WithTrackingName(Steps.Project);

        var namesFiles = context.AdditionalTextsProvider
            .Where(static file => NamesFile.Is(file.Path))
            .Select(static (file, stop) => NamesReader.Read(file.Path, file.GetText(stop)?.ToString() ?? ""))
            .WithTrackingName(Steps.NamesFiles);

        var allNames = namesFiles.Collect();
        var pins = allNames.Select(static (all, _) => PinnedNames.Of(all)).WithTrackingName(Steps.PinnedNames);

        var inputs = context.AdditionalTextsProvider
            .Where(static file => YamlFile.Is(file.Path) && !NamesFile.Is(file.Path))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Combine(project)
            .Select(static (pair, _) => CompilerOptions.File(pair.Left.Left, pair.Left.Right, pair.Right))
            .WithTrackingName(Steps.Inputs);

        var files = inputs.Combine(pins)
            .Select(static (pair, stop) => FileReader.Read(pair.Left.Text.Path, pair.Left.Text.GetText(stop)?.ToString() ?? "", pair.Left.Options, pair.Right))
            .WithTrackingName(Steps.Files);

        var sources = files.SelectMany(static (file, _) => file.Sources).WithTrackingName(Steps.Sources);
        var summaries = sources.Select(static (source, _) => SourceSummary.Of(source)).WithTrackingName(Steps.Summaries).Collect();
        var plan = summaries.Combine(pins).Select(static (pair, _) => NamePlan.Make(pair.Left, pair.Right)).WithTrackingName(Steps.Names);

        var planned = sources.Combine(plan)
            .Select(static (pair, _) => pair.Right.Apply(pair.Left))
            .WithTrackingName(Steps.Planned);

        var clientSet = summaries.Combine(plan).Combine(project)
            .Select(static (pair, _) => ClientSetModel.Make(pair.Left.Left, pair.Left.Right, pair.Right))
            .WithTrackingName(Steps.ClientSet);

        var manifests = files.SelectMany(static (file, _) => file.Manifests).WithTrackingName(Steps.Manifests);

        var manifestPlan = manifests.Select(static (manifest, _) => manifest.Key).Collect().Combine(project)
            .Select(static (pair, _) => ManifestPlan.Make(pair.Left, pair.Right, ManifestEmitter.Members))
            .WithTrackingName(Steps.ManifestPlan);

        var plannedManifests = manifests.Combine(manifestPlan)
            .Select(static (pair, _) => pair.Right.Apply(pair.Left))
            .WithTrackingName(Steps.PlannedManifests);

        SourceOutput.Register(context, planned, ProjectEmitter.Emit);
        SourceOutput.Register(context, clientSet, ProjectEmitter.Emit);
        SourceOutput.Register(context, manifestPlan, ProjectEmitter.Emit);
        SourceOutput.Register(context, plannedManifests, ProjectEmitter.Emit);

        var hasKubernetesClient = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName("k8s.IKubernetesObject`1") is not null)
            .WithTrackingName(Steps.KubernetesClient);

        var interop = summaries.Combine(plan).Combine(project).Combine(hasKubernetesClient)
            .SelectMany(static (pair, _) => pair.Right ? InteropModel.Make(pair.Left.Left.Left, pair.Left.Left.Right, pair.Left.Right) : [])
            .WithTrackingName(Steps.Interop);

        var conversions = interop.Collect().Combine(project)
            .Select(static (pair, _) => pair.Left.IsEmpty ? null : pair.Right.Namespace)
            .WithTrackingName(Steps.Conversions);

        // These depend on the compilation, so that other generators cannot see them.
        context.RegisterSourceOutput(interop, static (output, model) => SourceOutput.Add(output, InteropEmitter.Emit(model)));
        context.RegisterSourceOutput(conversions, static (output, place) => SourceOutput.Add(output, InteropEmitter.EmitConversions(place)));

        Report(context, project.SelectMany(static (options, _) => options.Complaints).WithTrackingName(Steps.ProjectComplaints));
        Report(context, inputs.SelectMany(static (input, _) => input.Complaints).WithTrackingName(Steps.InputComplaints));
        Report(context, files.SelectMany(static (file, _) => file.Diagnostics).WithTrackingName(Steps.Complaints));
        Report(context, files.SelectMany(static (file, _) => file.Places).Collect().Combine(plan)
            .SelectMany(static (pair, _) => DuplicateSources.Find(pair.Left, pair.Right))
            .WithTrackingName(Steps.Duplicates));
        Report(context, namesFiles.SelectMany(static (file, _) => file.Diagnostics).WithTrackingName(Steps.NamesComplaints));
        Report(context, allNames.Combine(summaries).Combine(plan)
            .SelectMany(static (pair, _) => NameComplaints.Find(pair.Left.Left, pair.Left.Right, pair.Right))
            .WithTrackingName(Steps.NameComplaints));
    }

    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<DiagnosticModel> found) =>
        context.RegisterSourceOutput(found, static (output, model) => output.ReportDiagnostic(model.ToDiagnostic()));
}
