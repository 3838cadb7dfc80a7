using KubeInventory.Generator.Model;
using KubeInventory.Generator.Names;
using KubeInventory.Generator.Options;
using Microsoft.CodeAnalysis;

namespace KubeInventory.Generator.Tool;

/// <summary>One run of the tool: reads, generates, then writes or compares.</summary>
internal sealed class GenRun(TextWriter output, TextWriter error)
{
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Where the code goes; null for none.</summary>
    public required string? Folder { get; init; }

    /// <summary>The names file to write; null for none.</summary>
    public required string? NamesPath { get; init; }

    public required bool IsCheck { get; init; }

    /// <summary>Options by their names in MSBuild.</summary>
    public required IReadOnlyDictionary<string, string?> Options { get; init; }

    public int Run()
    {
        try
        {
            var paths = InputFiles.Find(Inputs).ToList();
            if (NamesPath is not null)
            {
                if (paths.Find(path => NamesFile.Is(path) && !IsSame(path, NamesPath)) is { } other)
                {
                    error.WriteLine($"kubeinventory-gen: '{other}' pins names too. Give that file to --update-names, or remove it.");
                    return ExitCode.Failure;
                }

                paths = [.. paths.Where(path => !IsSame(path, NamesPath)), .. File.Exists(NamesPath) ? [NamesPath] : Array.Empty<string>()];
            }

            var texts = paths.ConvertAll(static path => (Path: path, Text: File.ReadAllText(path)));
            var project = ProjectReader.Read("kubeinventory-gen", name => Options.GetValueOrDefault(name));
            var generated = CodeGeneration.Run(project, texts, hasKubernetesClient: project.Files.Parts.HasFlag(Parts.Interop));
            return Finish(generated);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"kubeinventory-gen: {e.Message}");
            return ExitCode.Failure;
        }
    }

    private static bool IsSame(string path, string other) => Path.GetFullPath(path) == Path.GetFullPath(other);

    private int Finish(CodeGeneration generated)
    {
        var complaints = generated.Complaints.Select(static complaint => complaint.ToDiagnostic()).ToList();
        foreach (var complaint in complaints)
        {
            error.WriteLine(complaint.ToString());
        }

        if (complaints.Any(static complaint => complaint.Severity == DiagnosticSeverity.Error))
        {
            error.WriteLine("kubeinventory-gen: nothing is written because of the errors above.");
            return ExitCode.Failure;
        }

        if (generated.Files.Count == 0)
        {
            error.WriteLine($"kubeinventory-gen: {string.Join(", ", Inputs)}: no CustomResourceDefinition to generate code from.");
            return ExitCode.Failure;
        }

        var changes = (Folder is null ? [] : new OutputFolder(Folder).Compare(generated.Files)).ToList();
        if (NamesPath is not null)
        {
            changes.AddRange(OutputFolder.Compare(NamesPath, generated.Names.Value));
        }

        return IsCheck ? Check(changes) : Write(changes, generated.Files.Count);
    }

    private int Check(List<OutputChange> changes)
    {
        foreach (var change in changes)
        {
            output.WriteLine($"{change.Word}: {change.Path}");
        }

        if (changes.Count > 0)
        {
            error.WriteLine($"kubeinventory-gen: {changes.Count} files differ. Run the same command without --check, and commit what it writes.");
        }

        return changes.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private int Write(List<OutputChange> changes, int count)
    {
        foreach (var change in changes)
        {
            change.Apply();
        }

        output.WriteLine(Folder is null
            ? $"{NamesPath} {(changes.Count == 0 ? "is current" : "is written")}."
            : $"{count} files in {Folder}, {changes.Count} changed.");
        return ExitCode.Success;
    }
}
