using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace KubeInventory.Client.Tests;

/// <summary>JSON as nobody would write it: escapes, surrogates, white space, and now and then a byte that does not belong.</summary>
internal static class RandomJson
{
    private static readonly string[] Pieces =
    [
        "a", "Zürich", "\\\"", "\\\\", "\\/", "\\n", "\\u0041", "\\u00e4", "\\ud83d\\ude00", "😀", " ", "{", "]", ",", "</script>", "0123456789abcdef", "'", "\u007f",
    ];

    private static readonly string[] Numbers = ["0", "-1", "42", "9007199254740993", "-9223372036854775808", "1.5", "1e3", "-0", "18446744073709551615", "12345678901234567890123"];

    private static readonly string[] Spaces = ["", "", "", " ", "\n", "\t \r\n"];

    /// <summary>Values nested to a depth.</summary>
    public static Gen<string> Value(int depth) => depth == 0
        ? Scalar
        : Gen.OneOf(Scalar, Array(depth), Object(depth));

    public static Gen<string> Object(int depth) =>
        from members in Gen.Zip(Text, Value(depth - 1)).ListOf()
        from space in Gen.Elements(Spaces)
        select $"{{{space}{string.Join($"{space},", members.Take(5).Select((member, i) => $"{member.Item1[..^1]}{i}\"{space}:{space}{member.Item2}"))}{space}}}";

    public static Gen<string> Text => Gen.Elements(Pieces).ListOf().Select(pieces => $"\"{string.Concat(pieces.Take(12))}\"");

    /// <summary>UTF-8 of JSON in which some bytes are replaced, removed or cut off.</summary>
    public static Gen<byte[]> Broken =>
        from json in Object(3)
        let bytes = Encoding.UTF8.GetBytes(json)
        from place in Gen.Choose(0, bytes.Length - 1)
        from change in Gen.Choose(0, 3)
        from other in Gen.Elements("{}[]\":,\\ntf01-.eu \u0001\u0080\u00ff".Select(character => (byte)character).ToArray())
        select change switch
        {
            0 => bytes[..place],
            1 => [.. bytes[..place], .. bytes[(place + 1)..]],
            2 => [.. bytes[..place], other, .. bytes[place..]],
            _ => [.. bytes[..place], other, .. bytes[(place + 1)..]],
        };

    private static Gen<string> Scalar => Gen.OneOf(Text, Gen.Elements(Numbers), Gen.Elements("true", "false", "null"));

    private static Gen<string> Array(int depth) =>
        from items in Value(depth - 1).ListOf()
        from space in Gen.Elements(Spaces)
        select $"[{space}{string.Join($"{space},{space}", items.Take(5))}{space}]";
}
