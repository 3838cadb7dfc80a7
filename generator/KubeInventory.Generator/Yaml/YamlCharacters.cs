namespace KubeInventory.Generator.Yaml;

/// <summary>The character classes of YAML 1.1, which is what Kubernetes reads.</summary>
/// <remarks>Unlike in YAML 1.2, NEL, LS and PS end a line, as they do for the compiler.</remarks>
internal static class YamlCharacters
{
    /// <summary>What a cursor sees behind the text; a text that holds it is refused.</summary>
    public const char End = '\0';

    public static bool IsBlank(char c) => c is ' ' or '\t';

    public static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    public static bool IsBreakOrEnd(char c) => c == End || IsBreak(c);

    /// <summary>Whether an indicator such as <c>-</c> or <c>:</c> counts before this character.</summary>
    public static bool IsSpaceOrEnd(char c) => c <= ' ' || IsBreak(c);

    public static bool IsFlowIndicator(char c) => c is ',' or '[' or ']' or '{' or '}';

    /// <summary>The value of a hexadecimal digit, or -1.</summary>
    public static int HexValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    /// <summary>A character in a message, where half of a surrogate pair must not stand.</summary>
    public static string Show(char c) => char.IsSurrogate(c) ? $"U+{(int)c:X4}" : c.ToString();

    /// <summary>The index of the first character that no YAML text may hold, or -1.</summary>
    public static int IndexOfForbidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is (>= ' ' and < '\u007f') or '\n')
            {
                continue;
            }

            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!IsAllowed(c))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsAllowed(char c) =>
        c is '\t' or '\n' or '\r' or (>= ' ' and <= '~') or '\u0085' or (>= '\u00a0' and < '\ud800') or (>= '\ue000' and <= '\ufffd');
}
