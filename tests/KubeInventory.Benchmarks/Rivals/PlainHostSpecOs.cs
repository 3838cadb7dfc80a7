namespace KubeInventory.Benchmarks.Rivals;

/// <summary>Part of a host.</summary>
internal sealed class PlainHostSpecOs
{
    public string? TargetVersion { get; set; }

    public string? Channel { get; set; }

    public string? Driver { get; set; }

    public string? UpgradeToken { get; set; }
}
