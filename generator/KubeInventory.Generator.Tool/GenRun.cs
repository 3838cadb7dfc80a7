using KubeInventory.Generator.Model;
using KubeInventory.Generator.Options;
using Microsoft.CodeAnalysis;

namespace KubeInventory.Generator.Tool;

/// <summary>One run of the tool: reads, generates, then writes or compares.</summary>
internal sealed class GenRun(TextWriter output, TextWriter error)
{
    public required IReadOnlyList<string> Inputs { get; init; }

    public required string Folder { get; init; }

    public required bool IsCheck { get; init; }

    /// <summary>Options by their names in MSBuild.</summary>
    public required IReadOnlyDictionary<string, string?> Options { get; init; }

    public int Run()
    {
        try
        {
            var texts = InputFiles.Find(Inputs).Select(static path => (Path: path, Text: File.ReadAllText(path))).ToList();
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

        var changes = new OutputFolder(Folder).Compare(generated.Files);
        return IsCheck ? Check(changes) : Write(changes, generated.Files.Count);
    }

    private int Check(IReadOnlyList<OutputChange> changes)
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

    private int Write(IReadOnlyList<OutputChange> changes, int count)
    {
        foreach (var change in changes)
        {
            change.Apply();
        }

        output.WriteLine($"{count} files in {Folder}, {changes.Count} changed.");
        return ExitCode.Success;
    }
}
