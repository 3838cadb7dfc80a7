using System.Collections.Frozen;

namespace KubeInventory.Embedded.Cel;

/// <summary>Types as expressions name them.</summary>
internal static class TypeNames
{
    private static readonly FrozenDictionary<string, CelType> Known = new[]
    {
        CelType.Bool, CelType.Int, CelType.Uint, CelType.Double, CelType.String, CelType.Bytes, CelType.Null,
        CelType.Timestamp, CelType.Duration, CelType.AnyList, CelType.AnyMap, CelType.AnyType, CelType.AnyOptional,
        CelType.Ip, CelType.Cidr,
    }.ToFrozenDictionary(type => type.Name);

    public static CelType? Find(string name) => Known.GetValueOrDefault(name);
}
