namespace KubeInventory.Benchmarks.Rivals;

/// <summary>A list of hosts.</summary>
internal sealed class PlainHostList
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public PlainMetadata? Metadata { get; set; }

    public List<PlainHost>? Items { get; set; }
}
