using System.Collections.Immutable;

namespace KubeInventory.Generator.Yaml;

/// <summary>Reads YAML, and so JSON, as Kubernetes does: YAML 1.1 whose keys are texts.</summary>
/// <remarks>
/// Never throws, whatever the text. It is written here because a compiler loads one copy of a library for all analyzers,
/// so an analyzer that brings YamlDotNet breaks beside another that brings a different one.
/// </remarks>
internal sealed class YamlReader
{
    private readonly ImmutableArray<YamlNode?>.Builder _documents = ImmutableArray.CreateBuilder<YamlNode?>();
    private readonly DocumentContext _context;
    private readonly YamlCursor _cursor;
    private readonly DirectiveReader _directives;
    private readonly BlockReader _block;

    private YamlReader(string text)
    {
        _context = new DocumentContext(text);
        _cursor = _context.Cursor;
        _directives = new DirectiveReader(_cursor, _context.Tags);
        _block = new BlockReader(_context);
    }

    /// <summary>Reads all documents of a text.</summary>
    public static YamlReadResult Read(string text)
    {
        var forbidden = YamlCharacters.IndexOfForbidden(text);
        if (forbidden >= 0)
        {
            return Refuse(text, forbidden);
        }

        var reader = new YamlReader(text);
        while (reader.ReadDocument())
        {
        }

        return reader.Result();
    }

    private static YamlReadResult Refuse(string text, int offset)
    {
        var cursor = new YamlCursor(text.Substring(0, offset));
        cursor.SkipToEnd();
        cursor.Fail($"YAML must not hold the character U+{(int)text[offset]:X4}: remove it, or write it as an escape in double quotes.");
        return new YamlReadResult([], [.. cursor.Errors]);
    }

    private YamlReadResult Result()
    {
        var errors = _cursor.Errors;
        errors.Sort(static (one, other) => one.Position.Offset.CompareTo(other.Position.Offset));
        return new YamlReadResult(_documents.ToImmutable(), [.. errors]);
    }

    /// <summary>Reads one document with what precedes it; false at the end of the text.</summary>
    private bool ReadDocument()
    {
        _context.StartDocument();
        SkipEndMarkers();
        var hasDirectives = _directives.Read();
        var isMarked = _cursor.AtMarkerOf('-');
        if (hasDirectives && !isMarked)
        {
            _cursor.Fail("A line of '---' must stand between directives and the document that they are for.");
        }

        if (isMarked || !_cursor.AtDocumentEnd)
        {
            var root = ReadRoot(isMarked);
            CheckEnd();
            if (!_cursor.Failed)
            {
                _documents.Add(root);
            }
        }

        if (_cursor.Failed)
        {
            _cursor.Recover();
        }

        return !_cursor.AtEnd;
    }

    private void SkipEndMarkers()
    {
        while (_cursor.AtMarkerOf('.'))
        {
            _cursor.Advance(3);
            _cursor.SkipBlanks();
            if (!_cursor.AtLineEnd)
            {
                _cursor.Fail("Nothing but a comment may follow the '...' that ends a document.");
            }

            _cursor.SkipToContent();
        }
    }

    private YamlNode? ReadRoot(bool isMarked)
    {
        if (isMarked)
        {
            _cursor.Advance(3);
            _cursor.SkipBlanks();
            if (!_cursor.AtLineEnd)
            {
                return _block.ReadNode(parentColumn: -1, mayBeCollection: false);
            }

            _cursor.SkipToContent();
        }

        return _cursor.AtDocumentEnd ? null : _block.ReadNode(parentColumn: -1, mayBeCollection: true);
    }

    private void CheckEnd()
    {
        _cursor.SkipToContent();
        if (!_cursor.AtDocumentEnd)
        {
            _cursor.Fail(_cursor.AtLineContent
                ? "This line belongs to nothing above it: indent it as the line that it follows, or start a new document with '---'."
                : "There is more text behind a value that has ended: start a new line, or put quotes around the whole value.");
        }
    }
}
