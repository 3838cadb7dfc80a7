using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator.Tool;

/// <summary>The files that a command line names.</summary>
internal static class InputFiles
{
    /// <summary>Files as they are, folders as the CRD files in them; each once, in a settled order.</summary>
    public static IEnumerable<string> Find(IEnumerable<string> inputs) =>
        inputs.SelectMany(Expand).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Expand(string input)
    {
        if (Directory.Exists(input))
        {
            return Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories).Where(YamlFile.Is);
        }

        return File.Exists(input) ? [input] : throw new FileNotFoundException($"'{input}' is neither a file nor a folder.");
    }
}
