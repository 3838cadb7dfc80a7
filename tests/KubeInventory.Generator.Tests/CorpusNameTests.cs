using KubeInventory.Generator.Model;
using KubeInventory.Generator.Names;
using KubeInventory.Generator.Options;
using KubeInventory.Generator.Schema;
using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests;

[Trait("Category", "Corpus")]
public sealed class CorpusNameTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly Lazy<List<PlannedSource>> Planned = new(Plan);

    [Fact]
    public void Names_of_types_have_at_most_sixty_characters() =>
        Assert.DoesNotContain(Types, static type => type.Name.Length > TypeNames.MaxLength);

    [Fact]
    public void Hardly_a_name_needs_a_number() =>
        Assert.InRange(Types.Count(static type => char.IsDigit(type.Name[^1]) && type.Name.Length > TypeNames.MaxLength - 4), 0, Types.Count() / 200);

    [Fact]
    public void No_group_has_two_types_that_are_the_same() => Assert.Empty(
        Planned.Value.Where(static source => source.Source.Group is not null)
            .SelectMany(static source => source.Source.Types.Skip(1).Select(type => (source.Source, type)))
            .GroupBy(static pair => (((KindModel)pair.Source).Resource.ApiVersion, pair.type.Origin!.Hash, pair.type.Origin.Word))
            .Where(static same => same.Count() > 1)
            .Select(static same => string.Join(", ", same.Select(static pair => pair.type.Name))));

    [Fact]
    public void No_namespace_has_two_types_of_one_name() => Assert.Empty(
        Planned.Value.SelectMany(static source => source.Source.Types.Select(type => (source.Namespace, type.Name)))
            .GroupBy(static type => type)
            .Where(static same => same.Count() > 1)
            .Select(static same => same.Key));

    [Fact]
    public void A_names_file_of_all_changes_none_and_is_complete()
    {
        var project = ProjectReader.Read("acme.csproj", static _ => null);
        List<(string Path, string Text)> texts = [.. Corpus.Definitions.Select(static file => (file.Path, file.GetText(Ct).ToString()))];
        var before = CodeGeneration.Run(project, texts, hasKubernetesClient: false);

        var after = CodeGeneration.Run(project, [.. texts, ("kubeinventory.names.yaml", before.Names.Value)], hasKubernetesClient: false);

        Assert.Equal(before.Complaints, after.Complaints);
        Assert.Equal(before.Files, after.Files);
        Assert.Equal(before.Names.Value, after.Names.Value);
    }

    private static IEnumerable<TypeModel> Types => Planned.Value.SelectMany(static source => source.Source.Types);

    private static List<PlannedSource> Plan()
    {
        var sources = Corpus.Definitions.SelectMany(file => FileReader.Read(file.Path, file.GetText(Ct).ToString(), DefinitionOptions.Default, PinnedNames.None).Sources).ToList();
        var plan = NamePlan.Make([.. sources.Select(SourceSummary.Of)], PinnedNames.None);
        return [.. sources.Select(plan.Apply).OfType<PlannedSource>()];
    }
}
