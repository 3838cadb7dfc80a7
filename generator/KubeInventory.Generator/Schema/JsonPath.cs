using System.Linq;

namespace KubeInventory.Generator.Schema;

/// <summary>Where a schema stands in its kind, as an API server writes it: <c>spec.disks[].name</c>, and <c>.*</c> for what a map holds.</summary>
internal static class JsonPath
{
    public const string Item = "[]";

    public const string MapValue = ".*";

    /// <summary>The path of a property; a name that would be mistaken for several stands in brackets.</summary>
    public static string Property(string path, string name)
    {
        if (name.Length == 0 || name.Any(static character => character is '.' or '[' or ']' or '*'))
        {
            return $"{path}[{name}]";
        }

        return path.Length == 0 ? name : path + "." + name;
    }
}
