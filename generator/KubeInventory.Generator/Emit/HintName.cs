using System.Linq;

namespace KubeInventory.Generator.Emit;

/// <summary>Names of emitted files, which the compiler wants to be made of few characters.</summary>
internal static class HintName
{
    public static string Legal(string name) =>
        string.Concat(name.Select(static character => IsLegal(character) ? character : '_'));

    private static bool IsLegal(char character) => char.IsLetterOrDigit(character) || character is '.' or '-' or '_' or '/';
}
