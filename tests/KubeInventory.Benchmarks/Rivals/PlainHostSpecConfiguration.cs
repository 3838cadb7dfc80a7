namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostSpecConfiguration
{
    public string? Playbook { get; set; }

    public PlainHostSpecConfigurationSource? Source { get; set; }

    public Dictionary<string, string>? ExtraVars { get; set; }

    public List<string>? Tags { get; set; }

    public bool? CheckMode { get; set; }

    public string? RunToken { get; set; }

    public string? Interval { get; set; }
}
