namespace KubeInventory.Fetching.Ironic;

/// <summary>Architectures as GOARCH writes them.</summary>
internal static class Architecture
{
    public static string? Of(string? machine) => machine?.ToLowerInvariant() switch
    {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        "i386" or "i486" or "i586" or "i686" => "386",
        { Length: > 32 } => null,
        var other => other,
    };
}
