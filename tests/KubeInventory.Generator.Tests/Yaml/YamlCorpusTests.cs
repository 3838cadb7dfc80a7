using KubeInventory.Generator.Yaml;
using KubeInventory.TestKit;

namespace KubeInventory.Generator.Tests.Yaml;

[Trait("Category", "Corpus")]
public class YamlCorpusTests
{
    [Fact]
    public void Real_files_read_as_YamlDotNet_reads_them()
    {
        var corpus = Requires.Variable("KUBEINVENTORY_CORPUS");
        var files = new[] { "crds", "edge" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(corpus, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is not ".tsv")
            .ToList();
        Assert.NotEmpty(files);
        Assert.All(files, AssertReadAlike);
    }

    private static void AssertReadAlike(string file)
    {
        var text = File.ReadAllText(file);
        var result = YamlReader.Read(text);
        if (YamlDotNetComparison.TryRead(text) is not { } expected)
        {
            Assert.NotEmpty(result.Errors);
            return;
        }

        Assert.Empty(result.Errors);
        Assert.Equal(expected.Count, result.Documents.Length);
        for (var i = 0; i < expected.Count; i++)
        {
            YamlDotNetComparison.AssertSame(expected[i], result.Documents[i], "$");
        }
    }
}
