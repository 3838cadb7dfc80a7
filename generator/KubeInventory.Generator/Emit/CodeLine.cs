using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace KubeInventory.Generator.Emit;

/// <summary>Takes an interpolated line apart for <see cref="CodeWriter"/>.</summary>
[InterpolatedStringHandler]
internal readonly ref struct CodeLine
{
    private readonly CodeWriter _code;

    public CodeLine(int literalLength, int formattedCount, CodeWriter code)
    {
        _ = literalLength + formattedCount;
        _code = code;
        code.Indent();
    }

    public void AppendLiteral(string piece) => _code.Append(piece.AsSpan());

    public void AppendFormatted(string? piece) => _code.Append(piece.AsSpan());

    public void AppendFormatted(ReadOnlySpan<char> piece) => _code.Append(piece);

    public void AppendFormatted(int number) => _code.Append(number.ToString(CultureInfo.InvariantCulture).AsSpan());
}

/// <summary>The same for a line one step further in.</summary>
[InterpolatedStringHandler]
internal readonly ref struct ContinuedCodeLine
{
    private readonly CodeWriter _code;

    public ContinuedCodeLine(int literalLength, int formattedCount, CodeWriter code)
    {
        _ = literalLength + formattedCount;
        _code = code;
        code.Indent(steps: 1);
    }

    public void AppendLiteral(string piece) => _code.Append(piece.AsSpan());

    public void AppendFormatted(string? piece) => _code.Append(piece.AsSpan());

    public void AppendFormatted(ReadOnlySpan<char> piece) => _code.Append(piece);

    public void AppendFormatted(int number) => _code.Append(number.ToString(CultureInfo.InvariantCulture).AsSpan());
}
