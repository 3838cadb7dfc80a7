using System.Collections.Concurrent;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>The regular expressions that one program has met, made once. Thread-safe.</summary>
internal sealed class RegexCache
{
    /// <summary>A pattern that is data can differ with each object; beyond this many, it is made anew each time.</summary>
    private const int Capacity = 64;

    private readonly ConcurrentDictionary<string, GoPattern> _known = new();

    /// <summary>The expression, or the error that the pattern deserves.</summary>
    public GoPattern? Find(string pattern, out CelError? error)
    {
        error = null;
        if (_known.TryGetValue(pattern, out var regex))
        {
            return regex;
        }

        try
        {
            regex = GoPattern.Compile(pattern);
        }
        catch (GoPatternException e)
        {
            error = new CelError(e.Message);
            return null;
        }

        if (_known.Count < Capacity)
        {
            _known.TryAdd(pattern, regex);
        }

        return regex;
    }
}
