namespace KubeInventory.Client;

/// <summary>Splits the text of a label selector into tokens. The last one is <see cref="LabelTokenKind.End"/>.</summary>
internal static class LabelSelectorLexer
{
    private const string Signs = "=!(),><";
    private const string Blanks = " \t\r\n";

    public static List<LabelToken> Split(string text)
    {
        var tokens = new List<LabelToken>();
        var position = 0;
        while (NextNonBlank(text, position) is var start && start < text.Length)
        {
            var token = Signs.Contains(text[start], StringComparison.Ordinal) ? Sign(text, start) : Word(text, start);
            tokens.Add(token);
            position = start + token.Text.Length;
        }

        tokens.Add(new LabelToken(LabelTokenKind.End, "", text.Length));
        return tokens;
    }

    private static int NextNonBlank(string text, int position)
    {
        var blanks = text.AsSpan(position).IndexOfAnyExcept(Blanks);
        return blanks < 0 ? text.Length : position + blanks;
    }

    private static LabelToken Word(string text, int start)
    {
        var length = text.AsSpan(start).IndexOfAny(Signs + Blanks);
        var word = length < 0 ? text[start..] : text.Substring(start, length);
        return new LabelToken(word switch { "in" => LabelTokenKind.In, "notin" => LabelTokenKind.NotIn, _ => LabelTokenKind.Word }, word, start);
    }

    private static LabelToken Sign(string text, int start) => text.AsSpan(start) switch
    {
        ['=', '=', ..] => new(LabelTokenKind.DoubleEquals, "==", start),
        ['!', '=', ..] => new(LabelTokenKind.NotEquals, "!=", start),
        ['=', ..] => new(LabelTokenKind.Equals, "=", start),
        ['!', ..] => new(LabelTokenKind.Not, "!", start),
        ['(', ..] => new(LabelTokenKind.Open, "(", start),
        [')', ..] => new(LabelTokenKind.Close, ")", start),
        [',', ..] => new(LabelTokenKind.Comma, ",", start),
        ['>', ..] => new(LabelTokenKind.GreaterThan, ">", start),
        _ => new(LabelTokenKind.LessThan, "<", start),
    };
}
