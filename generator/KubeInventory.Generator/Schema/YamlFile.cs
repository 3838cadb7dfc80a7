using System;

namespace KubeInventory.Generator.Schema;

/// <summary>Files that may hold definitions.</summary>
internal static class YamlFile
{
    public static bool Is(string path) =>
        path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
