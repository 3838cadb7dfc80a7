using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Names;

/// <summary>Which types of several kinds have a pinned name.</summary>
internal sealed class PinnedUses
{
    private readonly Dictionary<(string Hash, string Word), string> _joined = [];
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);

    private PinnedUses()
    {
    }

    /// <summary>Gives each pinned name to one shape, that of the first place that is left, and to all types of that shape.</summary>
    public static PinnedUses Find(IReadOnlyList<TypeUse> uses, PinnedGroup group)
    {
        var pinned = new PinnedUses();
        if (group.Names.Count == 0)
        {
            return pinned;
        }

        foreach (var same in uses.Where(HasName).GroupBy(static use => use.Type.Name, StringComparer.Ordinal))
        {
            var first = same.First();
            if (same.Any(use => use.Type.Origin!.Hash != first.Type.Origin!.Hash))
            {
                first = same.OrderBy(use => use.Type.Origin!.PinnedPlaces.Select(place => group.RankOf(same.Key, place)).DefaultIfEmpty(int.MaxValue).Min()).First();
            }

            pinned._hashes.Add(same.Key, first.Type.Origin!.Hash);
        }

        foreach (var use in uses.Where(use => HasName(use) && !pinned.HasLostItsName(use)))
        {
            var key = (use.Type.Origin!.Hash, use.Type.Origin.Word);
            if (!pinned._joined.ContainsKey(key))
            {
                pinned._joined.Add(key, use.Type.Name);
            }
        }

        return pinned;
    }

    /// <summary>What has to be alike for two types to be one.</summary>
    public (string Hash, string? Name, string Word) KeyOf(TypeUse use)
    {
        var origin = use.Type.Origin!;
        if (HasName(use) && !HasLostItsName(use))
        {
            return (origin.Hash, use.Type.Name, "");
        }

        return _joined.TryGetValue((origin.Hash, origin.Word), out var name) ? (origin.Hash, name, "") : (origin.Hash, null, origin.Word);
    }

    /// <summary>Whether another kind's type has its name, and another shape.</summary>
    public bool HasLostItsName(TypeUse use) => HasName(use) && _hashes[use.Type.Name] != use.Type.Origin!.Hash;

    // A name that cannot be given is none.
    private static bool HasName(TypeUse use) => use.Type.Origin!.PinnedName == use.Type.Name;
}
