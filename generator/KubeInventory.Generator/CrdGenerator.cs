using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using KubeInventory.Generator.Emit;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KubeInventory.Generator;

/// <summary>Turns the CustomResourceDefinitions among a project's additional files into models and clients.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class CrdGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var project = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectReader.Read(options.GlobalOptions))
            .WithTrackingName(Steps.Project);

        var files = context.AdditionalTextsProvider
            .Where(static file => IsYaml(file.Path))
            .Select(static (file, cancellation) => FileReader.Read(file.Path, file.GetText(cancellation)?.ToString() ?? ""))
            .WithTrackingName(Steps.Files);

        var sources = files.SelectMany(static (file, _) => file.Sources).WithTrackingName(Steps.Sources);
        var summaries = sources.Select(static (source, _) => SourceSummary.Of(source)).WithTrackingName(Steps.Summaries).Collect();

        var plan = summaries.Combine(project)
            .Select(static (pair, _) => NamePlan.Make(pair.Left, pair.Right.Namespace))
            .WithTrackingName(Steps.Names);

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

        var complaints = files.SelectMany(static (file, _) => file.Diagnostics).WithTrackingName(Steps.Complaints);

        var duplicates = files.SelectMany(static (file, _) => file.Places).Collect().Combine(plan)
            .SelectMany(static (pair, _) => Duplicates(pair.Left, pair.Right))
            .WithTrackingName(Steps.Duplicates);

        context.RegisterSourceOutput(planned, static (output, source) => AddSource(output, source));
        context.RegisterSourceOutput(clientSet, static (output, set) => AddClientSet(output, set));
        context.RegisterSourceOutput(manifestPlan, static (output, plan) => AddManifestList(output, plan));
        context.RegisterSourceOutput(plannedManifests, static (output, manifest) => AddManifest(output, manifest));
        context.RegisterSourceOutput(complaints, static (output, found) => output.ReportDiagnostic(found.ToDiagnostic()));
        context.RegisterSourceOutput(duplicates, static (output, found) => output.ReportDiagnostic(found.ToDiagnostic()));
    }

    private static bool IsYaml(string path) =>
        path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<DiagnosticModel> Duplicates(ImmutableArray<DefinitionPlace> places, NamePlan plan) =>
        from ignored in plan.Ignored
        from place in places
        where place.Path == ignored.Path && place.Key == ignored.Key
        select new DiagnosticModel(
            Rules.Duplicate.Id, place.Path, place.Line, place.Column, new[] { place.Key, ignored.DefinedIn }.ToEquatableArray());

    private static void AddSource(SourceProductionContext output, PlannedSource? source)
    {
        if (source is not null)
        {
            AddText(output, source.Source.HintName, SourceEmitter.Emit(source.Source, source.Namespace));
        }
    }

    private static void AddClientSet(SourceProductionContext output, ClientSetModel set)
    {
        if (set.Kinds.Count == 0)
        {
            return;
        }

        AddText(output, set.ResolverName + ".g.cs", ResolverEmitter.Emit(set));
        if (set.Name is not null)
        {
            AddText(output, set.Name + ".g.cs", ClientSetEmitter.Emit(set));
        }
    }

    private static void AddManifestList(SourceProductionContext output, ManifestPlan plan)
    {
        if (plan.Members.Count > 0)
        {
            AddText(output, "CustomResourceDefinitions.g.cs", ManifestEmitter.EmitList(plan));
        }
    }

    private static void AddManifest(SourceProductionContext output, PlannedManifest? manifest)
    {
        if (manifest is not null)
        {
            AddText(output, $"manifests/{manifest.Manifest.Key.Name}.g.cs", ManifestEmitter.Emit(manifest));
        }
    }

    private static void AddText(SourceProductionContext output, string hintName, string text) =>
        output.AddSource(HintName.Legal(hintName), SourceText.From(text, Encoding.UTF8));
}
