using KubeInventory.Generator.Model;
using KubeInventory.Generator.Schema;
using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests;

[Trait("Category", "Corpus")]
public sealed class CorpusNameTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Names_of_types_have_at_most_sixty_characters_unless_the_kind_itself_is_long()
    {
        var sources = Corpus.Definitions.SelectMany(file => FileReader.Read(file.Path, file.GetText(Ct).ToString(), DefinitionOptions.Default).Sources).ToList();

        Assert.Empty(sources.SelectMany(LongNames));
    }

    private static IEnumerable<string> LongNames(SourceModel source) =>
        source.Types.Select(static type => type.Name).Where(name => name.Length > Math.Max(TypePath.MaxLength, source.RootName.Length + 20));
}
