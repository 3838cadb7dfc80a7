using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Names;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Schema;

/// <summary>Reads one additional file: its CustomResourceDefinitions and, in the client's own project, its shared shapes.</summary>
internal sealed class FileReader
{
    private const string CustomResourceDefinition = "CustomResourceDefinition";
    private const string SharedShapes = "x-csharp-shapes";

    private readonly string _path;
    private readonly string _text;
    private readonly DefinitionOptions _options;
    private readonly PinnedNames _pins;
    private readonly List<SourceModel> _sources = [];
    private readonly List<ManifestModel> _manifests = [];
    private readonly List<DefinitionPlace> _places = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<DiagnosticModel> _diagnostics = [];

    private FileReader(string path, string text, DefinitionOptions options, PinnedNames pins)
    {
        _path = path;
        _text = text;
        _options = options;
        _pins = pins;
    }

    private string FileName => _path.Substring(_path.LastIndexOfAny(['/', '\\']) + 1);

    public static FileModel Read(string path, string text, DefinitionOptions options, PinnedNames pins)
    {
        // Other generators' files lie among the additional files too; a look at the text spares a parse.
        if (options.Parts == Parts.None || (!text.Contains(CustomResourceDefinition) && !text.Contains(SharedShapes)))
        {
            return FileModel.Empty;
        }

        var reader = new FileReader(path, text, options, pins);
        reader.Read();
        return new FileModel(
            reader._sources.ToEquatableArray(),
            reader._manifests.ToEquatableArray(),
            reader._places.ToEquatableArray(),
            reader._diagnostics.ToEquatableArray());
    }

    private void Read()
    {
        var result = YamlReader.Read(_text);
        if (result.Errors.Length > 0 && TemplateAction.Find(_text) is { } action)
        {
            Report(Rules.Template.Id, action.Position, action.Text);
        }
        else
        {
            foreach (var error in result.Errors)
            {
                Report(Rules.Unreadable.Id, error.Position, error.Message);
            }
        }

        foreach (var document in result.Documents)
        {
            ReadDocument(document as YamlMapping);
        }
    }

    private void ReadDocument(YamlMapping? document)
    {
        switch (document.Text("kind"))
        {
            case CustomResourceDefinition:
                ReadDefinition(document!);
                break;
            case "List" or "CustomResourceDefinitionList" when document.Sequence("items") is { } items:
                foreach (var item in items.Items.OfType<YamlMapping>().Where(static item => item.Text("kind") == CustomResourceDefinition))
                {
                    ReadDefinition(item);
                }

                break;
            default:
                if (document?.Find(SharedShapes) is not null)
                {
                    ReadShapes(document);
                }

                break;
        }
    }

    private void ReadDefinition(YamlMapping definition)
    {
        var read = DefinitionReader.Read(definition, _path, _options, _pins, Report);
        if (read is null)
        {
            return;
        }

        var key = new ManifestKey(_path, read.Name, read.Group, read.Plural, read.Kind);
        if (_options.Parts.HasFlag(Parts.Installer) && !_manifests.Any(manifest => manifest.Key == key))
        {
            _manifests.Add(new ManifestModel(key, TextOf(definition)));
        }

        foreach (var version in read.Versions)
        {
            Add(version, definition.Start);
        }
    }

    private void Add(SourceModel source, YamlPosition position)
    {
        if (_keys.Add(source.Key))
        {
            _sources.Add(source with { Options = _options });
            _places.Add(new DefinitionPlace(_path, source.Key, position.Line, position.Column));
        }
        else
        {
            Report(Rules.Duplicate.Id, position, source.Key, FileName);
        }
    }

    private void ReadShapes(YamlMapping document)
    {
        if (document.Mapping("components").Mapping("schemas") is not { } schemas)
        {
            return;
        }

        foreach (var entry in schemas.Entries)
        {
            if (entry.Value is YamlMapping schema)
            {
                var types = TypeBuilder.BuildShared(entry.Key.Name, new SchemaNode(schema));
                Add(new SharedModel(_path, $"{FileName}, {entry.Key.Name}.", types), entry.Key.Start);
            }
        }
    }

    // The document as it is written, comments included, so that what is installed is what people reviewed.
    private string TextOf(YamlMapping definition)
    {
        var (start, end) = (definition.Start.Offset, definition.End.Offset);
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        var text = _text.Substring(start, end - start).Replace("\r\n", "\n");
        return definition.Start.Column == 0 ? text : text.Replace("\n" + new string(' ', definition.Start.Column), "\n");
    }

    private void Report(string id, YamlPosition position, params string[] arguments) =>
        _diagnostics.Add(new DiagnosticModel(id, _path, position.Line, position.Column, arguments.ToEquatableArray()));
}
