using System.Text;

namespace KubeInventory.Client;

/// <summary>
/// Encodes several values of one header as several lines. HttpClient would join them by commas, and a server that is asked to act for the
/// groups <c>a</c> and <c>b</c> would then read one group called <c>a, b</c>. HTTP/1.1 alone.
/// </summary>
internal sealed class RepeatedHeaderEncoding(string header) : Encoding
{
    /// <summary>Stands between values. No value has it: control characters are refused before.</summary>
    public const char Separator = '\u0001';

    private readonly string _nextLine = $"\r\n{header}: ";

    public static Encoding For(string header) =>
        header.StartsWith("Impersonate-", StringComparison.OrdinalIgnoreCase) ? new RepeatedHeaderEncoding(header) : UTF8;

    public override int GetByteCount(char[] chars, int index, int count) => UTF8.GetByteCount(Lines(chars, index, count));

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        var lines = Lines(chars, charIndex, charCount);
        return UTF8.GetBytes(lines, 0, lines.Length, bytes, byteIndex);
    }

    public override int GetMaxByteCount(int charCount) => UTF8.GetMaxByteCount(charCount * _nextLine.Length);

    public override int GetCharCount(byte[] bytes, int index, int count) => UTF8.GetCharCount(bytes, index, count);

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        UTF8.GetChars(bytes, byteIndex, byteCount, chars, charIndex);

    public override int GetMaxCharCount(int byteCount) => UTF8.GetMaxCharCount(byteCount);

    private string Lines(char[] chars, int index, int count) =>
        new string(chars, index, count).Replace($"{Separator}", _nextLine, StringComparison.Ordinal);
}
