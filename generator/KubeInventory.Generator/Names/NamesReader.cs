using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Options;
using KubeInventory.Generator.Schema;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Names;

/// <summary>Reads a names file: under each group and version the names, under each name its places.</summary>
internal sealed class NamesReader
{
    // Emitted code for KubernetesClient means that library's by these.
    private static readonly string[] Reserved = ["V1ObjectMeta", "V1ListMeta", "V1OwnerReference", "V1ManagedFieldsEntry"];

    private readonly string _path;
    private readonly List<PinnedEntry> _names = [];
    private readonly List<DiagnosticModel> _diagnostics = [];
    private readonly Dictionary<(string ApiVersion, PinnedPlace Place), string> _taken = [];

    private NamesReader(string path) => _path = path;

    public static NamesFileModel Read(string path, string text)
    {
        var reader = new NamesReader(path);
        var result = YamlReader.Read(text);
        foreach (var error in result.Errors)
        {
            reader.Report(Rules.Unreadable.Id, error.Position, error.Message);
        }

        foreach (var document in result.Documents)
        {
            reader.ReadDocument(document);
        }

        return new NamesFileModel(path, reader._names.ToEquatableArray(), reader._diagnostics.ToEquatableArray());
    }

    private void ReadDocument(YamlNode? document)
    {
        switch (document)
        {
            case null or YamlScalar { IsNull: true }:
                break;
            case YamlMapping groups:
                foreach (var group in groups.Entries)
                {
                    ReadGroup(group.Key.Value, group.Value);
                }

                break;
            default:
                Complain(document.Start, "A names file has a group and version, such as 'example.com/v1:', for each list of names");
                break;
        }
    }

    private void ReadGroup(string apiVersion, YamlNode node)
    {
        if (node is not YamlMapping names)
        {
            if (node is not YamlScalar { IsNull: true })
            {
                Complain(node.Start, $"Under '{apiVersion}' there are names, such as 'V1Lamp:', each with a list of places");
            }

            return;
        }

        foreach (var name in names.Entries)
        {
            if (WrongWith(name.Key.Value, apiVersion) is { } wrong)
            {
                Complain(name.Key.Start, $"'{name.Key.Value}' {wrong}");
            }
            else if (ReadPlaces(apiVersion, name.Key.Value, name.Value) is { Count: > 0 } places)
            {
                _names.Add(new PinnedEntry(apiVersion, name.Key.Value, places, name.Key.Start.Line, name.Key.Start.Column));
            }
        }
    }

    private static string? WrongWith(string name, string apiVersion)
    {
        if (!CSharpName.IsLegal(name))
        {
            return "is not a name in C#";
        }

        var version = Identifier.Pascal(apiVersion.Substring(apiVersion.IndexOf('/') + 1));
        return name.IndexOf(version, StringComparison.Ordinal) < 0
            ? $"does not say its version, '{version}', by which it is told from all other types"
            : Reserved.Contains(name) ? "is a type of KubernetesClient" : null;
    }

    private EquatableArray<PinnedEntryPlace> ReadPlaces(string apiVersion, string name, YamlNode node)
    {
        if (node is not YamlSequence { Items.Length: > 0 } sequence)
        {
            Complain(node.Start, $"'{name}' has no list of places, such as '- Lamp spec.schedule'");
            return default;
        }

        var places = new List<PinnedEntryPlace>();
        foreach (var item in sequence.Items)
        {
            if ((item as YamlScalar)?.Value is not { } text || PinnedPlace.Parse(text) is not { } place)
            {
                Complain(item.Start, "A place is a kind and a path in it, such as 'Lamp spec.schedule'");
            }
            else if (_taken.TryGetValue((apiVersion, place), out var other))
            {
                Complain(item.Start, $"'{place}' has the name {other} already");
            }
            else
            {
                _taken.Add((apiVersion, place), name);
                places.Add(new PinnedEntryPlace(place, item.Start.Line, item.Start.Column));
            }
        }

        return places.ToEquatableArray();
    }

    private void Complain(YamlPosition position, string message) => Report(Rules.NamesFile.Id, position, message);

    private void Report(string id, YamlPosition position, params string[] arguments) =>
        _diagnostics.Add(new DiagnosticModel(id, _path, position.Line, position.Column, arguments.ToEquatableArray()));
}
