using System.Text.Json;
using System.Text.Json.Serialization;

namespace KubeInventory.Client;

/// <summary>A span of time as Kubernetes writes it: <c>90s</c>, <c>1h30m</c>, <c>500ms</c>. Immutable.</summary>
/// <remarks>It keeps its text, so that it is written as it was read; two are equal by their texts. <see cref="Value"/> tells how long it is.</remarks>
[JsonConverter(typeof(KubeDurationJsonConverter))]
public readonly record struct KubeDuration
{
    private readonly string? _text;

    /// <summary>The span that a text says; any text will do, see <see cref="Value"/>.</summary>
    public KubeDuration(string text) => _text = text ?? throw new ArgumentNullException(nameof(text));

    /// <summary>A span, written in the largest unit in which it is whole: <c>90s</c>, <c>2h</c>, <c>1500ms</c>.</summary>
    public KubeDuration(TimeSpan span)
        : this(DurationText.Print(span))
    {
    }

    /// <summary>The span as it is written.</summary>
    public string Text => _text ?? "0s";

    /// <summary>
    /// How long it is; null if the text is no duration, or longer than a <see cref="TimeSpan"/>. Units are ns, us, ms, s, m and h as Go has
    /// them, and d, w and y of 24 hours, 7 and 365 days as others add them. Less than 100 ns is rounded.
    /// </summary>
    public TimeSpan? Value => DurationText.Parse(Text);

    /// <summary>The span that a text says.</summary>
    public static implicit operator KubeDuration(string text) => new(text);

    /// <summary>A span, as kinds write it.</summary>
    public static implicit operator KubeDuration(TimeSpan span) => new(span);

    /// <summary>The span as it is written.</summary>
    public override string ToString() => Text;

    private sealed class KubeDurationJsonConverter : JsonConverter<KubeDuration>
    {
        public override KubeDuration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? throw new JsonException("expected a duration, found null"));

        public override void Write(Utf8JsonWriter writer, KubeDuration value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
