using System.Numerics;

namespace KubeInventory.Benchmarks;

/// <summary>The middle of some values; of an even count the lower one.</summary>
internal static class Median
{
    public static T Of<T>(IEnumerable<T> values)
        where T : IComparisonOperators<T, T, bool>
    {
        var sorted = values.Order().ToList();
        return sorted.Count > 0 ? sorted[(sorted.Count - 1) / 2] : throw new ArgumentException("There is no median of nothing.", nameof(values));
    }
}
