namespace KubeInventory.TestKit;

/// <summary>Texts that are nearly the YAML of a CRD folder. The same number always gives the same text.</summary>
/// <param name="seeds">Whole files to begin with.</param>
public sealed class MutatedYaml(IReadOnlyList<string> seeds)
{
    private static readonly string[] Pieces =
    [
        " ", "  ", "\n", "\r\n", "\r", "\t", ":", ": ", "- ", "? ", "#", " #", "'", "\"", "[", "]", "{", "}", ",", "|", ">", "|-\n", ">+2\n", "&a ",
        "*a", "!t ", "!!str ", "!!binary ", "---\n", "...\n", "%YAML 1.2\n", "@", "`", "\\", "\\u", "<<: *a\n", "\uFEFF", "\u2028", "\u0085", "\0",
        "\ud800", "é", "\U0001F600", "0x1F", "0o17", "017", "1e400", "-.inf", ".nan", "~", "null", "yes", "=", "{{ .Values }}", "\"\"\"", "*/", "</summary>",
        "]]>", "\"; }", "$ref: '#/x'", "nullable: true", "type: array", "type: object", "type: integer", "enum: [\"\", a, a, 1, null]", "default: {a: [}",
        "x-kubernetes-int-or-string: true", "x-kubernetes-preserve-unknown-fields: true", "additionalProperties: {}", "properties: {\"\": {type: string}}",
        "maximum: 99999999999999999999999", "minLength: -1", "pattern: '['", "format: date-time", "required: [a, 1, {}]", "served: maybe", "kind: class",
    ];

    /// <summary>The text of a number.</summary>
    public string this[int number]
    {
        get
        {
#pragma warning disable CA5394 // A fuzzer wants the same numbers again, not secret ones.
            var random = new Random(number);
            var text = seeds[random.Next(seeds.Count)];
            for (var left = random.Next(1, 7); left > 0; left--)
            {
                text = Mutate(text, random);
            }
#pragma warning restore CA5394

            return text;
        }
    }

#pragma warning disable CA5394 // As above.
    private string Mutate(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(40), text.Length - at);
        var piece = Pieces[random.Next(Pieces.Length)];
        return random.Next(10) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 or 3 => text.Insert(at, piece),
            4 => text.Remove(at, length).Insert(at, piece),
            5 => text.Insert(LineStart(text, at), new string(' ', random.Next(1, 5))),
            6 => AfterColon(text, at, piece),
            7 => random.Next(8) == 0 ? text[..at] : text.Remove(at, Math.Min(1, text.Length - at)),
            8 => random.Next(20) == 0 ? text.Insert(at, Deep(random)) : text.Insert(LineStart(text, at), piece + "\n"),
            _ => Splice(text, at, random),
        };
    }

    private string Splice(string text, int at, Random random)
    {
        var other = seeds[random.Next(seeds.Count)];
        var from = LineStart(other, random.Next(other.Length + 1));
        return text.Insert(LineStart(text, at), other.Substring(from, Math.Min(random.Next(600), other.Length - from)));
    }

    private static string Deep(Random random) =>
        string.Concat(Enumerable.Repeat(random.Next(3) switch { 0 => "[", 1 => "{a: ", _ => "- " }, random.Next(1, 5_000)));
#pragma warning restore CA5394

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    // What stands for a value is replaced to the end of its line.
    private static string AfterColon(string text, int at, string piece)
    {
        var colon = text.IndexOf(": ", at, StringComparison.Ordinal);
        var end = colon < 0 ? -1 : text.IndexOf('\n', colon);
        return end < 0 ? text : text[..(colon + 2)] + piece + text[end..];
    }
}
