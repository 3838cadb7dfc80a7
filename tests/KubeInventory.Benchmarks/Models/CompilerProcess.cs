using System.Diagnostics;
using System.Globalization;
using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Benchmarks;

/// <summary>The SDK's C# compiler as a process of its own, as a build without the compiler's server runs it.</summary>
internal sealed class CompilerProcess : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kubeinventory-compile-").FullName;
    private readonly string _dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    /// <summary>Compiles models' text and nothing else.</summary>
    public Func<Task<Cost>> Models(IEnumerable<string> texts) =>
        Command("models", texts.Select((text, index) => Write($"Models{index}.cs", text)));

    /// <summary>Compiles what our generator makes of a CRD; there is no other code.</summary>
    public Func<Task<Cost>> Generated(AdditionalFile definition) => Command(
        "generated",
        [
            "/analyzer:" + typeof(KubeInventory.Generator.CrdGenerator).Assembly.Location,
            "/additionalfile:" + Write("definition.yaml", definition.GetText().ToString()),
            "/analyzerconfig:" + Write("options.globalconfig", "is_global = true\nbuild_property.RootNamespace = Acme\n"),
            Write("None.cs", ""),
        ]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Func<Task<Cost>> Command(string name, IEnumerable<string> arguments)
    {
        var compiler = Newest(Path.Combine(_dotnet, "sdk"), Path.Combine("Roslyn", "bincore", "csc.dll"));
        var framework = Newest(Path.Combine(_dotnet, "packs", "Microsoft.NETCore.App.Ref"), Path.Combine("ref", "net10.0"));
        string[] all =
        [
            "/nostdlib+", "/target:library", "/nullable:enable", "/langversion:latest", "/deterministic+", "/debug:portable",
            "/out:" + Path.Combine(_folder, name + ".dll"),
            .. Directory.EnumerateFiles(framework, "*.dll").Append(typeof(KubeInventory.Client.ResourceDefinition).Assembly.Location).Select(static path => "/reference:" + path),
            .. arguments,
        ];
        var options = Write(name + ".rsp", string.Join('\n', all.Select(static argument => $"\"{argument}\"")));
        var start = new ProcessStartInfo(Path.Combine(_dotnet, "dotnet"), ["exec", compiler, "/nologo", "/noconfig", "@" + options]) { RedirectStandardOutput = true };
        return () => RunAsync(start);
    }

    private static async Task<Cost> RunAsync(ProcessStartInfo start)
    {
        var (cpu, wall) = (ChildTime.Total, TimeProvider.System.GetTimestamp());
        using var process = OwnProcess.Start(start);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && output.Length == 0
            ? new Cost(ChildTime.Total - cpu, TimeProvider.System.GetElapsedTime(wall), 0)
            : throw new CannotMeasureException($"the compiler says: {output[..Math.Min(output.Length, 500)]}");
    }

    // By the number of its version, of which the last part decides here.
    private static string Newest(string folder, string part) => (Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : [])
        .Select(version => Path.Combine(version, part))
        .Where(Path.Exists)
        .Order(StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering))
        .LastOrDefault() ?? throw new CannotMeasureException($"the SDK of this runtime has no {part}");

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
