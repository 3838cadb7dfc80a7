using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Names;

/// <summary>All names that a project pins.</summary>
/// <param name="Groups">The names of each group and version, each once.</param>
internal sealed record PinnedNames(EquatableArray<PinnedGroup> Groups)
{
    public static PinnedNames None { get; } = new(default(EquatableArray<PinnedGroup>));

    /// <summary>What several files pin together.</summary>
    public static PinnedNames Of(IEnumerable<NamesFileModel> files) => new(files
        .OrderBy(static file => file.Path, StringComparer.Ordinal)
        .SelectMany(static file => file.Names)
        .GroupBy(static name => name.ApiVersion, StringComparer.Ordinal)
        .Select(static same => new PinnedGroup(same.Key, Merge(same)))
        .ToEquatableArray());

    /// <summary>The names of a group and version.</summary>
    public PinnedGroup For(string apiVersion)
    {
        foreach (var group in Groups)
        {
            if (group.ApiVersion == apiVersion)
            {
                return group;
            }
        }

        return PinnedGroup.Empty(apiVersion);
    }

    private static EquatableArray<PinnedName> Merge(IEnumerable<PinnedEntry> entries) => entries
        .GroupBy(static entry => entry.Name, StringComparer.Ordinal)
        .Select(static same => new PinnedName(
            same.Key, same.SelectMany(static entry => entry.Places).Select(static place => place.Place).Distinct().ToEquatableArray()))
        .ToEquatableArray();
}
