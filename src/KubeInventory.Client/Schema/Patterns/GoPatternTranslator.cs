using System.Globalization;
using System.Text;

namespace KubeInventory.Client.Schema;

/// <summary>Rewrites a Go regular expression (RE2 syntax) as a .NET one. One use.</summary>
/// <param name="pattern">The Go expression.</param>
/// <param name="supplementary">Whether texts may contain code points above U+FFFF.</param>
/// <remarks>Source: https://pkg.go.dev/regexp/syntax. Groups do not capture, since only matching is asked for.</remarks>
internal sealed class GoPatternTranslator(string pattern, bool supplementary)
{
    private const int MaxRepeat = 1000;
    private const int MaxDepth = 1000;

    private readonly StringBuilder _output = new();
    private readonly GoPatternScanner _scanner = new(pattern);
    private GoPatternFlags _flags;
    private int _depth;

    /// <exception cref="GoPatternException">Go would not compile the expression.</exception>
    public string Translate()
    {
        Alternatives();
        return _scanner.AtEnd ? _output.ToString() : throw new GoPatternException("unexpected )", pattern);
    }

    // Each rule returns how often its repetitions, multiplied, may copy what they repeat.
    private int Alternatives()
    {
        if (++_depth > MaxDepth)
        {
            throw new GoPatternException("expression nests too deeply", pattern);
        }

        var copies = 1;
        while (true)
        {
            copies = Math.Max(copies, Sequence());
            if (!_scanner.Skip('|'))
            {
                _depth--;
                return copies;
            }

            _output.Append('|');
        }
    }

    private int Sequence()
    {
        if (!_scanner.AtEnd && _scanner.TryRepeat(out var orphan))
        {
            throw new GoPatternException("missing argument to repetition operator", orphan.Text);
        }

        var copies = 1;
        while (!_scanner.AtEnd && _scanner.Peek is not ('|' or ')'))
        {
            copies = Math.Max(copies, Repeated());
        }

        return copies;
    }

    private int Repeated()
    {
        var start = _output.Length;
        var copies = Atom();
        if (!_scanner.TryRepeat(out var repeat))
        {
            return copies;
        }

        _output.Insert(start, "(?:").Append(')').Append(repeat.Operator).Append(repeat.IsLazy != _flags.Ungreedy ? "?" : "");
        copies = (int)Math.Min((long)copies * repeat.Copies, int.MaxValue);
        if (repeat.Min > MaxRepeat || repeat.Max > MaxRepeat || (repeat.Max >= 0 && repeat.Min > repeat.Max) || copies > MaxRepeat)
        {
            throw new GoPatternException("invalid repeat count", repeat.Text);
        }

        return _scanner.TryRepeat(out var second)
            ? throw new GoPatternException("invalid nested repetition operator", repeat.Text + second.Text)
            : copies;
    }

    private int Atom()
    {
        switch (_scanner.Peek)
        {
            case '(':
                return Group();
            case '[':
                Emit(new GoPatternClassReader(_scanner).Read());
                break;
            case '.':
                _scanner.Next();
                Emit(_flags.DotAll ? RuneSet.All : new RuneSet(('\n', '\n')).Negated());
                break;
            case '^':
                _scanner.Next();
                _output.Append(_flags.Multiline ? "(?m:^)" : @"\A");
                break;
            case '$':
                _scanner.Next();
                _output.Append(_flags.Multiline ? "(?m:$)" : @"\z");
                break;
            case '\\':
                Escape();
                break;
            default:
                Literal(_scanner.NextRune());
                break;
        }

        return 1;
    }

    private int Group()
    {
        var outer = _flags;
        _scanner.Next();
        if (_scanner.Skip('?') && _scanner.ReadGroupKind(ref _flags) == GoPatternGroup.FlagsOnly)
        {
            _output.Append(_flags.IgnoreCase ? "(?i)" : "(?-i)");
            return 1;
        }

        _output.Append(_flags.IgnoreCase ? "(?i:" : "(?-i:");
        var copies = Alternatives();
        if (!_scanner.Skip(')'))
        {
            throw new GoPatternException("missing closing )", pattern);
        }

        _output.Append(')');
        _flags = outer;
        return copies;
    }

    private void Escape()
    {
        if (_scanner.SkipText(@"\Q"))
        {
            foreach (var rune in _scanner.ReadUntilText(@"\E").EnumerateRunes())
            {
                Literal(rune.Value);
            }
        }
        else if (_scanner.PeekAt(1) is 'A' or 'z' or 'b' or 'B')
        {
            _output.Append(_scanner.Next()).Append(_scanner.Next());
        }
        else if (_scanner.TryReadClassEscape(out var set))
        {
            Emit(set);
        }
        else
        {
            Literal(_scanner.ReadEscapedRune());
        }
    }

    private void Literal(int rune)
    {
        if (rune > char.MaxValue)
        {
            _output.Append("(?:").Append(char.ConvertFromUtf32(rune)).Append(')');
        }
        else if (rune < 0x80 && char.IsAsciiLetterOrDigit((char)rune))
        {
            _output.Append((char)rune);
        }
        else
        {
            _output.Append(CultureInfo.InvariantCulture, $"\\u{rune:X4}");
        }
    }

    private void Emit(RuneSet set) => _output.Append(set.ToExpression(supplementary));
}
