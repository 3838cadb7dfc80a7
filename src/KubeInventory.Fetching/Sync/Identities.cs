using System.Collections.Concurrent;

namespace KubeInventory.Fetching;

/// <summary>Which name each machine of a cycle was reported under first. Thread-safe.</summary>
internal sealed class Identities
{
    private readonly ConcurrentDictionary<string, string> _nameByIdentity = new(StringComparer.Ordinal);

    /// <summary>The other name under which the machine was reported before; null if this is the first one.</summary>
    public string? OtherNameOf(string identity, string name)
    {
        var first = _nameByIdentity.GetOrAdd(identity, name);
        return first == name ? null : first;
    }
}
