using System;

namespace KubeInventory.Generator.Names;

/// <summary>Files that pin names of types; known by their name, as other additional files are to analyzers.</summary>
internal static class NamesFile
{
    public const string FileName = "kubeinventory.names.yaml";

    public static bool Is(string path) => path.EndsWith(FileName, StringComparison.OrdinalIgnoreCase)
        && (path.Length == FileName.Length || path[path.Length - FileName.Length - 1] is '/' or '\\');
}
