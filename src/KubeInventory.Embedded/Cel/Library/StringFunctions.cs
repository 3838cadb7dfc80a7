using System.Text;

namespace KubeInventory.Embedded.Cel;

/// <summary>Methods of strings; positions count code points.</summary>
internal static class StringFunctions
{
    private static readonly CelType ListOfString = CelType.List(CelType.String);

    public static IEnumerable<CelOverload> All { get; } =
    [
        Method("contains", [CelType.String], CelType.Bool, static a => CelBool.Of(a.Text(0).Contains(a.Text(1), StringComparison.Ordinal))),
        Method("startsWith", [CelType.String], CelType.Bool, static a =>
            CelBool.Of(a.Text(0).StartsWith(a.Text(1), StringComparison.Ordinal))),
        Method("endsWith", [CelType.String], CelType.Bool, static a => CelBool.Of(a.Text(0).EndsWith(a.Text(1), StringComparison.Ordinal))),
        Method("charAt", [CelType.Int], CelType.String, static a => CharAt(a.Text(0), a.Int(1))),
        Method("indexOf", [CelType.String], CelType.Int, static a => IndexOf(a.Text(0), a.Text(1), 0)),
        Method("indexOf", [CelType.String, CelType.Int], CelType.Int, static a => IndexOf(a.Text(0), a.Text(1), a.Int(2))),
        Method("lastIndexOf", [CelType.String], CelType.Int, static a => LastIndexOf(a.Text(0), a.Text(1), null)),
        Method("lastIndexOf", [CelType.String, CelType.Int], CelType.Int, static a => LastIndexOf(a.Text(0), a.Text(1), a.Int(2))),
        Method("lowerAscii", [], CelType.String, static a => MapAscii(a.Text(0), char.IsAsciiLetterUpper)),
        Method("upperAscii", [], CelType.String, static a => MapAscii(a.Text(0), char.IsAsciiLetterLower)),
        Method("trim", [], CelType.String, static a => new CelString(a.Text(0).Trim())),
        Method("replace", [CelType.String, CelType.String], CelType.String, static a => Replace(a.Text(0), a.Text(1), a.Text(2), -1)),
        Method("replace", [CelType.String, CelType.String, CelType.Int], CelType.String, static a =>
            Replace(a.Text(0), a.Text(1), a.Text(2), a.Int(3))),
        Method("split", [CelType.String], ListOfString, static a => Split(a.Text(0), a.Text(1), -1)),
        Method("split", [CelType.String, CelType.Int], ListOfString, static a => Split(a.Text(0), a.Text(1), a.Int(2))),
        Method("substring", [CelType.Int], CelType.String, static a => Substring(a.Text(0), a.Int(1), null)),
        Method("substring", [CelType.Int, CelType.Int], CelType.String, static a => Substring(a.Text(0), a.Int(1), a.Int(2))),
        CelOverload.Member(ListOfString, "join", [], CelType.String, static a => Join(a.Of<CelList>(0), "")),
        CelOverload.Member(ListOfString, "join", [CelType.String], CelType.String, static a => Join(a.Of<CelList>(0), a.Text(1))),
        CelOverload.Global("strings.quote", [CelType.String], CelType.String, static a => new CelString(Quote(a.Text(0)))),
        Method("format", [CelType.AnyList], CelType.String, static a => StringFormat.Format(a.Text(0), a.Of<CelList>(1))),
    ];

    /// <summary>The list of these strings.</summary>
    public static CelArray List(IEnumerable<string> texts) => new([.. texts.Select(text => new CelString(text))]);

    private static CelOverload Method(string name, IReadOnlyList<CelType> parameters, CelType result, CelImplementation implementation) =>
        CelOverload.Member(CelType.String, name, parameters, result, implementation);

    /// <summary>Changes the case of the ASCII letters chosen, which is one bit.</summary>
    private static CelString MapAscii(string text, Func<char, bool> changes) =>
        new(string.Concat(text.Select(c => changes(c) ? (char)(c ^ 0x20) : c)));

    private static CelError OutOfRange(long index) => new($"index out of range: {index}");

    private static CelValue CharAt(string text, long index)
    {
        var offset = CodePoints.Offset(text, index);
        return offset < 0 ? OutOfRange(index)
            : offset == text.Length ? new CelString("")
            : new CelString(Rune.GetRuneAt(text, offset).ToString());
    }

    private static CelValue IndexOf(string text, string part, long from)
    {
        if (from < 0)
        {
            return OutOfRange(from);
        }

        var offset = CodePoints.Offset(text, from);
        if (offset < 0 || (offset == text.Length && part.Length > 0))
        {
            return new CelInt(part.Length == 0 ? CodePoints.Count(text) : -1);
        }

        var found = text.IndexOf(part, offset, StringComparison.Ordinal);
        return new CelInt(found < 0 ? -1 : CodePoints.Count(text.AsSpan(0, found)));
    }

    private static CelValue LastIndexOf(string text, string part, long? from)
    {
        if (from < 0)
        {
            return OutOfRange(from.Value);
        }

        var size = CodePoints.Count(text);
        if (part.Length == 0)
        {
            return new CelInt(Math.Min(from ?? size, size));
        }

        if (from >= size)
        {
            return new CelInt(-1);
        }

        // The match may begin at the given position at the latest.
        var end = from is { } position ? Math.Min(text.Length, CodePoints.Offset(text, position) + part.Length) : text.Length;
        var found = text.AsSpan(0, end).LastIndexOf(part, StringComparison.Ordinal);
        return new CelInt(found < 0 ? -1 : CodePoints.Count(text.AsSpan(0, found)));
    }

    private static CelString Replace(string text, string old, string replacement, long limit)
    {
        var result = new StringBuilder();
        var position = 0;
        for (var count = 0L; count != limit; count++)
        {
            // An empty text is found before every code point and at the end.
            var found = old.Length > 0 ? text.IndexOf(old, position, StringComparison.Ordinal)
                : count == 0 ? 0
                : position < text.Length ? position + Rune.GetRuneAt(text, position).Utf16SequenceLength
                : -1;
            if (found < 0)
            {
                break;
            }

            ResultLimit.CheckCharacters((long)result.Length + replacement.Length);
            result.Append(text, position, found - position).Append(replacement);
            position = found + old.Length;
        }

        return new CelString(result.Append(text, position, text.Length - position).ToString());
    }

    private static CelArray Split(string text, string separator, long limit)
    {
        if (limit == 0)
        {
            return CelArray.Empty;
        }

        var count = limit < 0 ? int.MaxValue : (int)Math.Min(limit, int.MaxValue);
        if (separator.Length > 0)
        {
            return List(text.Split(separator, count));
        }

        var points = CodePoints.Split(text).ToList();
        return List(points.Count <= count ? points : [.. points[..(count - 1)], string.Concat(points.Skip(count - 1))]);
    }

    private static CelValue Substring(string text, long start, long? end)
    {
        if (start > end)
        {
            return new CelError($"invalid substring range. start: {start}, end: {end}");
        }

        var from = CodePoints.Offset(text, start);
        var to = end is null ? text.Length : CodePoints.Offset(text, end.Value);
        return from < 0 ? OutOfRange(start) : to < 0 ? OutOfRange(end!.Value) : new CelString(text[from..to]);
    }

    private static CelValue Join(CelList list, string separator)
    {
        var result = new StringBuilder();
        for (var index = 0; index < list.Count; index++)
        {
            if (list[index] is not CelString text)
            {
                return new CelError($"join: invalid input: {CelText.Plain(list[index])}");
            }

            ResultLimit.CheckCharacters((long)result.Length + separator.Length + text.Value.Length);
            result.Append(index == 0 ? "" : separator).Append(text.Value);
        }

        return new CelString(result.ToString());
    }

    private static string Quote(string text)
    {
        const string Special = "\a\b\f\n\r\t\v\\\"";
        var result = new StringBuilder("\"");
        foreach (var c in text)
        {
            var index = Special.IndexOf(c, StringComparison.Ordinal);
            _ = index < 0 ? result.Append(c) : result.Append('\\').Append("abfnrtv\\\""[index]);
        }

        return result.Append('"').ToString();
    }
}
