using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace KubeInventory.Generator.Tests.Support;

/// <summary>What one run of the generator gave.</summary>
internal sealed class Generation(GeneratorDriverRunResult result, Compilation compilation)
{
    private readonly Lazy<(byte[] Assembly, IReadOnlyList<string> Complaints)> _compiled = new(() => Compile(compilation));

    public GeneratorDriverRunResult Result => result;

    /// <summary>The generator's own complaints as <c>file(line,column): ID message</c>, counted from one.</summary>
    public IReadOnlyList<string> Complaints => [.. result.Diagnostics.Select(Print)];

    /// <summary>Errors and warnings of the compiler about the emitted code.</summary>
    public IReadOnlyList<string> CompilerComplaints => _compiled.Value.Complaints;

    /// <summary>What the compiler made.</summary>
    public byte[] Assembly => _compiled.Value.Assembly;

    public IReadOnlyList<string> HintNames => [.. result.Results.Single().GeneratedSources.Select(static source => source.HintName)];

    /// <summary>Text of an emitted file.</summary>
    public string Text(string hintName) =>
        result.Results.Single().GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>Runs something on an emitted type, and forgets the assembly afterwards.</summary>
    public void Use(Action<Func<string, Type>> use)
    {
        var context = new AssemblyLoadContext("emitted", isCollectible: true);
        using var stream = new MemoryStream(_compiled.Value.Assembly);
        var assembly = context.LoadFromStream(stream);
        use(name => assembly.GetType(name, throwOnError: true)!);
        context.Unload();
    }

    private static (byte[] Assembly, IReadOnlyList<string> Complaints) Compile(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        return (stream.ToArray(), [.. emitted.Diagnostics.Where(static found => found.Severity >= DiagnosticSeverity.Warning).Select(static found => found.ToString())]);
    }

    private static string Print(Diagnostic found)
    {
        var span = found.Location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): {found.Id} {found.GetMessage(null)}";
    }
}
