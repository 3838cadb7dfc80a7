using System.Globalization;

namespace KubeInventory.Embedded.Tests;

/// <summary>Seeds of random tests: always the same, or those of KUBEINVENTORY_TEST_SEEDS, written <c>first+count</c>, to search further by hand.</summary>
internal static class Seeds
{
    public static IEnumerable<int> Of(int count)
    {
        var chosen = Environment.GetEnvironmentVariable("KUBEINVENTORY_TEST_SEEDS")?.Split('+');
        return chosen is [var first, var length] ? Enumerable.Range(Parse(first), Parse(length)) : Enumerable.Range(0, count);
    }

    private static int Parse(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
