using System.Buffers;
using System.Globalization;

namespace KubeInventory.Fetching;

/// <summary>Durations as the kinds write them: <c>90s</c>, <c>1h30m</c>, <c>500ms</c>.</summary>
internal static class KubeDuration
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <returns>Null if the text is no duration.</returns>
    public static TimeSpan? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var total = TimeSpan.Zero;
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            rest = rest[digits..];
            if (Unit(rest) is not { } unit || number * unit.Length.TotalSeconds > TimeSpan.MaxValue.TotalSeconds / 2)
            {
                return null;
            }

            total += number * unit.Length;
            rest = rest[unit.Letters..];
        }

        return total;
    }

    private static (int Letters, TimeSpan Length)? Unit(ReadOnlySpan<char> text)
        => text.StartsWith("ms") ? (2, TimeSpan.FromMilliseconds(1))
            : text.StartsWith("s") ? (1, TimeSpan.FromSeconds(1))
            : text.StartsWith("m") ? (1, TimeSpan.FromMinutes(1))
            : text.StartsWith("h") ? (1, TimeSpan.FromHours(1))
            : null;
}
