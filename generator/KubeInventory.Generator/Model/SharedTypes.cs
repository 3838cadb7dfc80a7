using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator.Model;

/// <summary>Finds types that several kinds of one group and version have alike, and gives each one name and one kind that declares it.</summary>
internal sealed class SharedTypes
{
    private readonly Dictionary<(string Hash, string Word), string> _names = [];
    private readonly HashSet<string> _taken;

    private SharedTypes(IEnumerable<string> taken) => _taken = new HashSet<string>(taken, StringComparer.Ordinal);

    /// <summary>The types' new names; all sources but the first by key lose theirs.</summary>
    public static IEnumerable<Rename> Find(IEnumerable<SourceSummary> sources) => sources
        .Where(static source => source.Resource is not null)
        .GroupBy(static source => (source.Resource!.ApiVersion, source.Options))
        .Where(static same => same.Skip(1).Any())
        .SelectMany(static same => Share(same.OrderBy(static source => source.Key, StringComparer.Ordinal).ToList()));

    private static List<Rename> Share(List<SourceSummary> sources)
    {
        var uses = sources.SelectMany(static source => source.Types.Skip(1).Select(type => new Use(source, type)))
            .GroupBy(static use => use.Key)
            .Select(static same => same.ToList())
            .ToList();
        var shared = new SharedTypes(uses.Where(static same => same.Count == 1).Select(static same => same[0].Type.Name));
        var renames = new List<Rename>();
        foreach (var same in uses.Where(static same => same.Count > 1))
        {
            var name = shared.NameOf(same, sources);
            renames.AddRange(same.Select((use, index) => new Rename(use.Source.Key, use.Type.Name, name, IsDropped: index > 0)));
        }

        return renames;
    }

    private string NameOf(List<Use> same, List<SourceSummary> sources)
    {
        var first = same[0];
        var name = Candidates(same, sources).First(candidate => candidate.Length <= TypeNames.MaxLength && _taken.Add(candidate));
        _names.Add(first.Key, name);
        return name;
    }

    // Owners come before their parts.
    private IEnumerable<string> Candidates(List<Use> same, List<SourceSummary> sources)
    {
        var first = same[0];
        var owners = same.Select(use => (Owner: OwnerOf(use), use.Type.Origin!.Segment)).Distinct().ToList();
        if (owners.Count == 1 && owners[0].Owner is { } owner)
        {
            yield return owner + owners[0].Segment;
        }

        var prefix = Prefix(sources[0]);
        var tails = same.Select(static use => use.Type.Origin!.Tail).Distinct().ToList();
        if (Words.CommonEnd(tails) is { Length: > 0 } tail)
        {
            yield return prefix + tail;
        }

        yield return prefix + first.Type.Origin!.Segment;
        yield return prefix + first.Type.Name.Substring(Math.Min(first.Source.RootName.Length, first.Type.Name.Length));
        yield return first.Type.Name;
        var stem = first.Type.Name.Substring(0, Math.Min(first.Type.Name.Length, TypeNames.MaxLength - 3));
        for (var number = 2; ; number++)
        {
            yield return stem + number.ToString(CultureInfo.InvariantCulture);
        }
    }

    private string? OwnerOf(Use use)
    {
        var owner = use.Source.Types.FirstOrDefault(type => type.Name == use.Type.Origin!.Owner);
        return owner is not null && _names.TryGetValue(KeyOf(owner), out var name) ? name : null;
    }

    // V1 and Monitoring of monitoring.coreos.com/v1.
    private static string Prefix(SourceSummary source)
    {
        var kind = Identifier.Pascal(source.Resource!.Kind);
        var root = source.RootName;
        var version = root.EndsWith(kind, StringComparison.Ordinal) ? root.Substring(0, root.Length - kind.Length) : root;
        var group = source.Resource.Group.Length == 0 ? "core" : source.Resource.Group;
        return version + Identifier.Pascal(group.Split('.')[0]);
    }

    private static (string Hash, string Word) KeyOf(TypeSummary type) => (type.Origin!.Hash, type.Origin.Word);

    private sealed record Use(SourceSummary Source, TypeSummary Type)
    {
        public (string Hash, string Word) Key => KeyOf(Type);
    }
}
