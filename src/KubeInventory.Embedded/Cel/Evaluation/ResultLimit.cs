namespace KubeInventory.Embedded.Cel;

/// <summary>Stops results that a budget could not pay for before memory is spent on them.</summary>
internal static class ResultLimit
{
    private const long MaxCharacters = 10_000_000;
    private const long MaxElements = 10_000_000;

    /// <exception cref="CostExceededException">The text would be too long.</exception>
    public static void CheckCharacters(long count) => Check(count, MaxCharacters);

    /// <exception cref="CostExceededException">The list would be too long.</exception>
    public static void CheckElements(long count) => Check(count, MaxElements);

    private static void Check(long count, long limit)
    {
        if (count > limit)
        {
            throw new CostExceededException();
        }
    }
}
