using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KubeInventory.Generator.Names;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator.Model;

/// <summary>Finds types that several kinds of one group and version have alike, and gives each one name and one kind that declares it.</summary>
internal sealed class SharedTypes
{
    private readonly Dictionary<(string Hash, string? Name, string Word), string> _names = [];
    private readonly HashSet<string> _taken;
    private readonly PinnedUses _pinned;

    private SharedTypes(PinnedUses pinned, IEnumerable<string> taken)
    {
        _pinned = pinned;
        _taken = new HashSet<string>(taken, StringComparer.Ordinal);
    }

    /// <summary>The types' new names; all sources but the first by key lose theirs.</summary>
    public static IEnumerable<Rename> Find(IEnumerable<SourceSummary> sources, PinnedNames pins) => sources
        .Where(static source => source.Resource is not null)
        .GroupBy(static source => (source.Resource!.ApiVersion, source.Options.Namespace, source.Options.TypePrefix))
        .Where(static same => same.Skip(1).Any())
        .SelectMany(same => Share(same.OrderBy(static source => source.Key, StringComparer.Ordinal).ToList(), pins.For(same.Key.ApiVersion)));

    private static List<Rename> Share(List<SourceSummary> sources, PinnedGroup pins)
    {
        var all = sources.SelectMany(static source => source.Types.Skip(1).Select(type => new TypeUse(source, type))).ToList();
        var pinned = PinnedUses.Find(all, pins);
        var uses = all.GroupBy(pinned.KeyOf).Select(static same => same.ToList()).ToList();
        var alone = uses.ToLookup(same => same.Count == 1 && !pinned.HasLostItsName(same[0]));
        var shared = new SharedTypes(pinned, alone[true].Select(static same => same[0].Type.Name).Concat(pins.Names.Select(static name => name.Name)));
        var renames = new List<Rename>();
        foreach (var same in alone[false])
        {
            var name = shared.NameOf(same, sources);
            renames.AddRange(same.Select((use, index) => new Rename(use.Source.Key, use.Type.Name, name, IsDropped: index > 0)));
        }

        return renames;
    }

    private string NameOf(List<TypeUse> same, List<SourceSummary> sources)
    {
        var key = _pinned.KeyOf(same[0]);
        var name = key.Name
            ?? Candidates(same, sources).First(candidate => candidate.Length <= TypeNames.MaxLength && _taken.Add(candidate));
        _names.Add(key, name);
        return name;
    }

    // Owners come before their parts.
    private IEnumerable<string> Candidates(List<TypeUse> same, List<SourceSummary> sources)
    {
        var first = same[0];
        var owners = same.Select(use => (Owner: OwnerOf(use), use.Type.Origin!.Segment)).Distinct().ToList();
        if (owners.Count == 1 && owners[0].Owner is { } owner)
        {
            yield return owner + owners[0].Segment;
        }

        var prefix = same.Count == 1 ? first.Source.RootName : Prefix(sources[0]);
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

    private string? OwnerOf(TypeUse use)
    {
        var owner = use.Source.Types.FirstOrDefault(type => type.Name == use.Type.Origin!.Owner);
        if (owner is null)
        {
            return null;
        }

        return _names.TryGetValue(_pinned.KeyOf(new TypeUse(use.Source, owner)), out var name) ? name : _pinned.HasLostItsName(use) ? owner.Name : null;
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
}

