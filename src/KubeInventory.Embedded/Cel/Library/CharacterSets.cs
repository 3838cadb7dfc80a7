using System.Buffers;

namespace KubeInventory.Embedded.Cel;

internal static class CharacterSets
{
    public static SearchValues<char> Decimal { get; } = SearchValues.Create("0123456789.");
}
