using KubeInventory.Generator.Model;
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

    private static IEnumerable<TypeModel> Types => Planned.Value.SelectMany(static source => source.Source.Types);

    private static List<PlannedSource> Plan()
    {
        var sources = Corpus.Definitions.SelectMany(file => FileReader.Read(file.Path, file.GetText(Ct).ToString(), DefinitionOptions.Default).Sources).ToList();
        var plan = NamePlan.Make([.. sources.Select(SourceSummary.Of)]);
        return [.. sources.Select(plan.Apply).OfType<PlannedSource>()];
    }
}
