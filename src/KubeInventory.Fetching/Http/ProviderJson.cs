using System.Globalization;
using System.Text.Json;

namespace KubeInventory.Fetching;

/// <summary>Reads the fields of a provider's JSON object. What is absent, null or empty is null; what is of another kind than promised is refused by name.</summary>
/// <remarks>Every method throws <see cref="FetchException"/> (Malformed) where the field, or the object itself, is of another kind.</remarks>
public static class ProviderJson
{
    /// <summary>A text.</summary>
    /// <param name="parent">The object.</param>
    /// <param name="name">The field's name.</param>
    public static string? Text(this JsonElement parent, string name)
        => Field(parent, name) is not { } field ? null
            : field.ValueKind is not JsonValueKind.String ? throw Wrong(name, field, "a text")
            : field.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A number without fraction, also one that is written as a text. A fraction is cut off.</summary>
    /// <inheritdoc cref="Text" path="/param"/>
    public static long? Whole(this JsonElement parent, string name)
        => parent.Decimal(name) is not { } number ? null
            : number is >= long.MinValue and <= long.MaxValue ? (long)number
            : throw Wrong(name, Field(parent, name)!.Value, "a number of at most 64 bits");

    /// <summary>How many there are of something, such as the cores of a machine: from 0 to 2,147,483,647, also where it is written as a text.</summary>
    /// <inheritdoc cref="Text" path="/param"/>
    public static int? Count(this JsonElement parent, string name)
        => parent.Decimal(name) is not { } number ? null
            : number is >= 0 and <= int.MaxValue ? (int)number
            : throw Wrong(name, Field(parent, name)!.Value, "a count of at most 2,147,483,647");

    /// <summary>A number with its fraction, also one that is written as a text.</summary>
    /// <inheritdoc cref="Text" path="/param"/>
    public static decimal? Decimal(this JsonElement parent, string name)
    {
        if (Field(parent, name) is not { } field || field is { ValueKind: JsonValueKind.String } && field.GetString() is "")
        {
            return null;
        }

        var text = field.ValueKind is JsonValueKind.String ? field.GetString() : field.ValueKind is JsonValueKind.Number ? field.GetRawText() : null;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(name, field, "a number");
    }

    /// <summary>Whether a field is true; absent is false.</summary>
    /// <inheritdoc cref="Text" path="/param"/>
    public static bool Flag(this JsonElement parent, string name)
        => Field(parent, name) is { } field && field.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(name, field, "true or false"),
        };

    /// <summary>A time, taken for UTC where it does not say.</summary>
    /// <inheritdoc cref="Text" path="/param"/>
    public static DateTimeOffset? Time(this JsonElement parent, string name)
        => parent.Text(name) is not { } text ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time
            : throw new FetchException(FetchFailure.Malformed, $"'{name}' is no time: '{PlainText.Of(text, 64)}'.");

    /// <summary>Whether a field is there and not null.</summary>
    /// <inheritdoc cref="Text" path="/param"/>
    public static bool Has(this JsonElement parent, string name) => Field(parent, name) is not null;

    /// <summary>An object.</summary>
    /// <inheritdoc cref="Text" path="/param"/>
    public static JsonElement? Object(this JsonElement parent, string name)
        => Field(parent, name) is not { } field ? null : field.ValueKind is JsonValueKind.Object ? field : throw Wrong(name, field, "an object");

    /// <summary>The items of a list; none where it is absent.</summary>
    /// <inheritdoc cref="Text" path="/param"/>
    public static IEnumerable<JsonElement> Items(this JsonElement parent, string name)
        => Field(parent, name) is not { } field ? [] : field.ValueKind is JsonValueKind.Array ? field.EnumerateArray() : throw Wrong(name, field, "a list");

    private static JsonElement? Field(JsonElement parent, string name)
        => parent.ValueKind is not JsonValueKind.Object ? throw new FetchException(FetchFailure.Malformed, $"An object with '{name}' is promised, not {parent.ValueKind}.")
            : parent.TryGetProperty(name, out var field) && field.ValueKind is not JsonValueKind.Null ? field
            : null;

    private static FetchException Wrong(string name, JsonElement field, string promised)
        => new(FetchFailure.Malformed, $"'{name}' must be {promised}, not {field.ValueKind}.");
}
