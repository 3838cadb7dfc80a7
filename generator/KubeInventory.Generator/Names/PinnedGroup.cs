using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Names;

/// <summary>The pinned names of one group and version.</summary>
/// <remarks>
/// A file lists the fields of a type at one of its places only. What stands at the same field of the type's other places has the same name.
/// </remarks>
internal sealed class PinnedGroup : IEquatable<PinnedGroup>
{
    private readonly Dictionary<PinnedPlace, (string Name, int Rank)> _byPlace = [];
    private readonly Dictionary<(string Owner, string Field), string> _byField = [];

    public PinnedGroup(string apiVersion, EquatableArray<PinnedName> names)
    {
        ApiVersion = apiVersion;
        Names = names;
        foreach (var name in names)
        {
            for (var i = 0; i < name.Places.Count; i++)
            {
                _byPlace[name.Places[i]] = (name.Name, i);
            }
        }

        foreach (var entry in _byPlace)
        {
            if (OwnerOf(entry.Key) is { } owner && !_byField.ContainsKey(owner))
            {
                _byField.Add(owner, entry.Value.Name);
            }
        }
    }

    public string ApiVersion { get; }

    public EquatableArray<PinnedName> Names { get; }

    public static PinnedGroup Empty(string apiVersion) => new(apiVersion, default);

    /// <summary>The name of what stands at a place; null if none is pinned.</summary>
    /// <param name="place">The place.</param>
    /// <param name="ownerPath">Path of the type that it is a field of.</param>
    /// <param name="ownerName">Pinned name of that type; null if it has none.</param>
    public string? Find(PinnedPlace place, string ownerPath, string? ownerName)
    {
        if (_byPlace.TryGetValue(place, out var found))
        {
            return found.Name;
        }

        return ownerName is not null && _byField.TryGetValue((ownerName, place.JsonPath.Substring(ownerPath.Length)), out var name) ? name : null;
    }

    /// <summary>How early a name lists a place: the earlier has the better right to the name.</summary>
    public int RankOf(string name, PinnedPlace place) =>
        _byPlace.TryGetValue(place, out var found) && found.Name == name ? found.Rank : int.MaxValue;

    /// <summary>The places among these that a name is pinned to.</summary>
    public EquatableArray<PinnedPlace> Listed(IEnumerable<PinnedPlace> places) =>
        Names.Count == 0 ? default : places.Where(_byPlace.ContainsKey).ToEquatableArray();

    public bool Equals(PinnedGroup? other) => other is not null && ApiVersion == other.ApiVersion && Names.Equals(other.Names);

    public override bool Equals(object? obj) => Equals(obj as PinnedGroup);

    public override int GetHashCode() => ApiVersion.GetHashCode() ^ Names.GetHashCode();

    // The nearest pinned type that the place lies in.
    private (string Owner, string Field)? OwnerOf(PinnedPlace place)
    {
        var path = place.JsonPath;
        for (var end = path.Length - 1; end > 0; end--)
        {
            if (path[end] is '.' or '[' && _byPlace.TryGetValue(place with { JsonPath = path.Substring(0, end) }, out var owner))
            {
                return (owner.Name, path.Substring(end));
            }
        }

        return null;
    }
}
