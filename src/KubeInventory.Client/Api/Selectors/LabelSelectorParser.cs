namespace KubeInventory.Client;

/// <summary>Reads a label selector by recursive descent; complaints are worded as apimachinery words them. Used once.</summary>
internal sealed class LabelSelectorParser(string text)
{
    private const string BinaryOperators = "in, notin, =, ==, !=, gt, lt";

    private readonly List<LabelToken> _tokens = LabelSelectorLexer.Split(text);
    private readonly List<LabelRequirement> _requirements = [];
    private int _position;

    public IReadOnlyList<LabelRequirement> Requirements => _requirements;

    /// <summary>Where the complaint is about, counted from 0.</summary>
    public int Position { get; private set; }

    /// <summary>The token to come, where <c>in</c> and <c>notin</c> count as words; they are operators only after a key.</summary>
    private LabelToken Next => _tokens[_position] is { Kind: LabelTokenKind.In or LabelTokenKind.NotIn } token
        ? token with { Kind = LabelTokenKind.Word }
        : _tokens[_position];

    /// <summary>Fills <see cref="Requirements"/>; returns the first complaint, or null.</summary>
    public string? Parse()
    {
        while (Next.Kind is not LabelTokenKind.End)
        {
            if (Next.Kind is not (LabelTokenKind.Word or LabelTokenKind.Not))
            {
                return Unexpected(Next, ", expected: !, identifier, or 'end of string'");
            }

            if (ParseRequirement() is { } complaint)
            {
                return $"unable to parse requirement: {complaint}";
            }

            var separator = Take();
            if (separator.Kind is LabelTokenKind.End)
            {
                break;
            }

            if (separator.Kind is not LabelTokenKind.Comma)
            {
                return Unexpected(separator, ", expected: ',' or 'end of string'");
            }

            if (Next.Kind is not (LabelTokenKind.Word or LabelTokenKind.Not))
            {
                return Unexpected(Next, ", expected: identifier after ','");
            }
        }

        return null;
    }

    private string? ParseRequirement()
    {
        var absent = Next.Kind is LabelTokenKind.Not;
        if (absent)
        {
            Take();
        }

        var key = Take();
        if (key.Kind is not LabelTokenKind.Word)
        {
            return Unexpected(key, ", expected: identifier");
        }

        if (LabelSyntax.ComplaintsAboutKey(key.Text) is { Count: > 0 } complaints)
        {
            Position = key.Position;
            return LabelSyntax.Invalid("<nil>", key.Text, string.Join("; ", complaints));
        }

        if (absent || Next.Kind is LabelTokenKind.End or LabelTokenKind.Comma)
        {
            _requirements.Add(new LabelRequirement(key.Text, absent ? LabelOperator.DoesNotExist : LabelOperator.Exists, []));
            return null;
        }

        return ParseComparison(key.Text);
    }

    private string? ParseComparison(string key)
    {
        var sign = _tokens[_position++];
        LabelOperator? found = sign.Kind switch
        {
            LabelTokenKind.In or LabelTokenKind.Equals or LabelTokenKind.DoubleEquals => LabelOperator.In,
            LabelTokenKind.NotIn or LabelTokenKind.NotEquals => LabelOperator.NotIn,
            LabelTokenKind.GreaterThan => LabelOperator.GreaterThan,
            LabelTokenKind.LessThan => LabelOperator.LessThan,
            _ => null,
        };

        if (found is not { } relation)
        {
            return Unexpected(sign, $", expected: {BinaryOperators}");
        }

        var values = new SortedSet<string>(StringComparer.Ordinal);
        var complaint = sign.Kind is LabelTokenKind.In or LabelTokenKind.NotIn ? ParseValues(values) : ParseValue(values);
        return complaint ?? Add(new LabelRequirement(key, relation, [.. values]), sign.Position);
    }

    private string? ParseValue(SortedSet<string> values)
    {
        if (Next.Kind is LabelTokenKind.End or LabelTokenKind.Comma)
        {
            values.Add("");
            return null;
        }

        var value = Take();
        values.Add(value.Text);
        return value.Kind is LabelTokenKind.Word ? null : Unexpected(value, ", expected: identifier");
    }

    private string? ParseValues(SortedSet<string> values)
    {
        if (Take() is { Kind: not LabelTokenKind.Open } token)
        {
            return Unexpected(token, " expected: '('");
        }

        if (Next.Kind is not (LabelTokenKind.Word or LabelTokenKind.Comma or LabelTokenKind.Close))
        {
            return Unexpected(Next, ", expected: ',', ')' or identifier");
        }

        // Between commas and parentheses stands at most one word; where there is none, the value is empty.
        while (true)
        {
            values.Add(Next.Kind is LabelTokenKind.Word ? Take().Text : "");
            var separator = Take();
            if (separator.Kind is LabelTokenKind.Close)
            {
                return null;
            }

            if (separator.Kind is not LabelTokenKind.Comma)
            {
                return Unexpected(separator, ", expected: ',' or ')'");
            }

            if (Next.Kind is not (LabelTokenKind.Word or LabelTokenKind.Comma or LabelTokenKind.Close))
            {
                return Unexpected(Next, ", expected: ',', or identifier");
            }
        }
    }

    private string? Add(LabelRequirement requirement, int position)
    {
        _requirements.Add(requirement);
        Position = position;
        return LabelSyntax.ComplaintAbout(requirement);
    }

    private string Unexpected(LabelToken token, string expected)
    {
        Position = token.Position;
        return $"found '{token.Text}'{expected}";
    }

    private LabelToken Take()
    {
        var token = Next;
        _position++;
        return token;
    }
}
