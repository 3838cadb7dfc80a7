using System.Reflection;
using Microsoft.CodeAnalysis;

namespace KubeInventory.Generator.Tests.Support;

/// <summary>What one run of the generator gave.</summary>
internal sealed class Generation(GeneratorDriverRunResult result, Compilation compilation)
{
    public GeneratorDriverRunResult Result => result;

    /// <summary>The generator's own complaints as <c>file(line,column): ID message</c>, counted from one.</summary>
    public IReadOnlyList<string> Complaints => [.. result.Diagnostics.Select(Print)];

    /// <summary>Errors and warnings of the compiler about the emitted code.</summary>
    public IReadOnlyList<string> CompilerComplaints =>
        [.. compilation.GetDiagnostics().Where(static found => found.Severity >= DiagnosticSeverity.Warning).Select(static found => found.ToString())];

    public IReadOnlyList<string> HintNames => [.. result.Results.Single().GeneratedSources.Select(static source => source.HintName)];

    /// <summary>Text of an emitted file.</summary>
    public string Text(string hintName) =>
        result.Results.Single().GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>The emitted code as a running assembly.</summary>
    public Assembly Load()
    {
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return Assembly.Load(stream.ToArray());
    }

    private static string Print(Diagnostic found)
    {
        var span = found.Location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): {found.Id} {found.GetMessage(null)}";
    }
}
