using System.Text.Json;

namespace KubeInventory.Fetching.Redfish;

/// <summary>The processors of a system: by its summary, and where that says less, by the processors themselves.</summary>
/// <remarks>Source: DMTF schemas ComputerSystem and Processor.</remarks>
internal sealed record SystemProcessors(int? Cores, int? Threads, string? Arch)
{
    public static SystemProcessors Of(JsonElement system, IReadOnlyList<JsonElement> processors)
    {
        var summary = system.Object("ProcessorSummary");
        var cpus = processors.Where(one => one.Text("ProcessorType") is null or "CPU" && one.Object("Status")?.Text("State") is not "Absent").ToList();
        return new SystemProcessors(
            Number(summary, "CoreCount") ?? Sum(cpus, "TotalCores"),
            Number(summary, "LogicalProcessorCount") ?? Sum(cpus, "TotalThreads"),
            cpus.Select(cpu => Architecture(cpu.Text("InstructionSet"))).FirstOrDefault(arch => arch is not null));
    }

    // Firmware that cannot count says 0.
    private static int? Number(JsonElement? summary, string name) => summary?.Whole(name) is > 0 and <= int.MaxValue and var number ? (int)number : null;

    private static int? Sum(List<JsonElement> cpus, string name)
        => cpus.Count > 0 && cpus.All(cpu => cpu.Whole(name) is > 0 and <= int.MaxValue) ? cpus.Sum(cpu => (int)cpu.Whole(name)!.Value) : null;

    private static string? Architecture(string? instructionSet) => instructionSet switch
    {
        "x86-64" => "amd64",
        "x86" => "386",
        "ARM-A64" => "arm64",
        "ARM-A32" => "arm",
        "PowerISA" => "ppc64le",
        "RV64" => "riscv64",
        _ => null,
    };
}
