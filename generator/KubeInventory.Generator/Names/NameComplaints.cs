using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;
using Microsoft.CodeAnalysis;

namespace KubeInventory.Generator.Names;

/// <summary>Compares the names that are pinned with those that types got.</summary>
internal sealed class NameComplaints
{
    private readonly NamedPlaces _places;

    private NameComplaints(NamedPlaces places) => _places = places;

    public static IEnumerable<DiagnosticModel> Find(IReadOnlyList<NamesFileModel> files, IReadOnlyList<SourceSummary> sources, NamePlan plan)
    {
        if (files.Count == 0)
        {
            return [];
        }

        var complaints = new NameComplaints(new NamedPlaces(sources, plan));
        return files.SelectMany(file => file.Names.SelectMany(entry => complaints.About(entry, file.Path)));
    }

    private IEnumerable<DiagnosticModel> About(PinnedEntry entry, string path)
    {
        var found = entry.Places
            .Select(place => (Place: place, Name: _places.NameAt(entry.ApiVersion, place.Place)))
            .Where(static place => place.Name is not null)
            .ToList();
        if (found.Count == 0)
        {
            return _places.IsPinned(entry.ApiVersion, entry.Name)
                ? []
                : [Complain(Rules.NameWithoutType, path, entry.Line, entry.Column, entry.Name, $"{entry.Places[0].Place}")];
        }

        var first = found.FirstOrDefault(place => place.Name == entry.Name);
        if (first.Name is null)
        {
            var reason = _places.DeclarerOf(entry.Name) is { } declarer ? $"a type of {declarer} has that name" : "the type has a property of that name";
            return [Complain(Rules.NameTaken, path, entry.Line, entry.Column, entry.Name, $"{found[0].Place.Place}", reason, found[0].Name!)];
        }

        return found.Where(place => place.Name != entry.Name)
            .Select(other => Complain(
                Rules.NamesakesDiffer, path, other.Place.Line, other.Place.Column, $"{other.Place.Place}", entry.Name, $"{first.Place.Place}", other.Name!));
    }

    private static DiagnosticModel Complain(DiagnosticDescriptor rule, string path, int line, int column, params string[] arguments) =>
        new(rule.Id, path, line, column, arguments.ToEquatableArray());
}
