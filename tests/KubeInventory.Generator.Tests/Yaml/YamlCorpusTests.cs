using KubeInventory.Generator.Yaml;
using KubeInventory.TestKit;

namespace KubeInventory.Generator.Tests.Yaml;

[Trait("Category", "Corpus")]
public class YamlCorpusTests
{
    [Fact]
    public void Real_files_read_as_YamlDotNet_reads_them() => Assert.All([.. Files("crds"), .. Files("edge")], AssertReadAlike);

    [Fact]
    public void A_Helm_template_is_refused_with_one_error_that_says_so() => Assert.All(Files("edge/helm"), file =>
        Assert.Contains("helm template", Assert.Single(YamlReader.Read(File.ReadAllText(file)).Errors).Message, StringComparison.Ordinal));

    [Fact]
    public void Reading_allocates_little_more_than_the_nodes()
    {
        var texts = Files("crds").Select(File.ReadAllText).ToList();

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var text in texts)
        {
            YamlReader.Read(text);
        }

        var bytesPerFile = (GC.GetAllocatedBytesForCurrentThread() - before) / texts.Count;
        Assert.InRange(bytesPerFile, 0, 300_000);
    }

    private static List<string> Files(string folder)
    {
        var root = Path.Combine(Requires.Variable("KUBEINVENTORY_CORPUS"), folder);
        return
        [
            .. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".tsv", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
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
