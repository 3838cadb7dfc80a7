namespace KubeInventory.Generator.Yaml;

/// <summary>Reads the text of a scalar of any style.</summary>
internal sealed class ScalarReader
{
    private readonly YamlCursor _cursor;
    private readonly PlainScalarReader _plain;
    private readonly QuotedScalarReader _quoted;
    private readonly BlockScalarReader _block;

    public ScalarReader(YamlCursor cursor, StringPool strings)
    {
        var buffer = new TextBuffer();
        _cursor = cursor;
        _plain = new PlainScalarReader(cursor, strings, buffer);
        _quoted = new QuotedScalarReader(cursor, strings, buffer);
        _block = new BlockScalarReader(cursor, strings, buffer);
    }

    /// <summary>Reads a scalar of block style whose lines are indented deeper than the collection that it is in.</summary>
    public ScalarText ReadInBlock(int parentColumn) => _cursor.Current switch
    {
        '|' or '>' => _block.Read(parentColumn),
        '"' or '\'' => _quoted.Read(),
        _ => _plain.ReadInBlock(parentColumn),
    };

    /// <summary>Reads a key of block style, which takes one line.</summary>
    public ScalarText ReadKey() => _cursor.Current is '"' or '\'' ? _quoted.Read() : _plain.ReadInBlock(int.MaxValue);

    /// <summary>Reads a scalar between brackets or braces.</summary>
    public ScalarText ReadInFlow() => _cursor.Current is '"' or '\'' ? _quoted.Read() : _plain.ReadInFlow();
}
