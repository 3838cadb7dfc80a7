namespace KubeInventory.Client;

/// <summary>The known values of an open enum, found by their UTF-8: a cache of ten thousand objects holds each string once.</summary>
internal static class OpenEnumTexts<T>
    where T : struct, IOpenEnumValue<T>
{
    private static readonly T[] Values = Copy(T.KnownValues);
    private static readonly ModelNames Names = new(TextsOf(Values));

    public static T Read(ref ModelJsonReader reader, ReadOnlySpan<byte> text) => Names.Find(text) is >= 0 and var known
        ? Values[known]
        : T.FromValue(ModelReader.ToText(ref reader, text));

    private static string[] TextsOf(T[] values)
    {
        var texts = new string[values.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = values[i].Value;
        }

        return texts;
    }

    private static T[] Copy(IReadOnlyList<T> values)
    {
        var copy = new T[values.Count];
        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = values[i];
        }

        return copy;
    }
}
