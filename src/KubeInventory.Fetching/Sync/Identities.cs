using System.Collections.Concurrent;

namespace KubeInventory.Fetching;

/// <summary>Which name each machine of a cycle was reported under first. Costs nothing until something new is reported. Thread-safe.</summary>
/// <param name="reported">Identity and name of what was recognised in this cycle before anything new was.</param>
internal sealed class Identities(Func<IEnumerable<(string Identity, string Name)>> reported)
{
    private readonly Lock _lock = new();
    private volatile ConcurrentDictionary<string, string>? _names;

    /// <summary>Whether something new was reported, so that what is recognised must be noted too.</summary>
    public bool IsNeeded => _names is not null;

    /// <summary>The other name under which the machine was reported before; null if this is the first one.</summary>
    public string? OtherNameOf(string identity, string name)
    {
        var first = Names().GetOrAdd(identity, name);
        return first == name ? null : first;
    }

    private ConcurrentDictionary<string, string> Names()
    {
        if (_names is { } known)
        {
            return known;
        }

        lock (_lock)
        {
            if (_names is null)
            {
                var names = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
                foreach (var (identity, name) in reported())
                {
                    names.TryAdd(identity, name);
                }

                _names = names;
            }

            return _names;
        }
    }
}
