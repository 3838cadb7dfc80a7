namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostStatusConfiguration
{
    public string? LastRunToken { get; set; }

    public DateTimeOffset? LastRunTime { get; set; }

    public string? Ref { get; set; }

    public string? Result { get; set; }

    public int? ExitCode { get; set; }

    public int? Ok { get; set; }

    public int? Changed { get; set; }

    public int? Failed { get; set; }

    public string? Duration { get; set; }
}
