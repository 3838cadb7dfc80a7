using System.Buffers;

namespace KubeInventory.Embedded.Cel;

internal static class CharacterSets
{
    public static SearchValues<char> Decimal { get; } = SearchValues.Create("0123456789.");

    public static SearchValues<char> V6Groups { get; } = SearchValues.Create("0123456789abcdefABCDEF:");

    public static SearchValues<char> NotInHost { get; } = SearchValues.Create(" \\^`{|}");
}
