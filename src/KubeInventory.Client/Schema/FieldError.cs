using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>One complaint about one field, worded as kube-apiserver words it.</summary>
/// <param name="Path">The field.</param>
/// <param name="Type">What is wrong.</param>
/// <param name="BadValue">The value complained about; null prints as <c>null</c>.</param>
/// <param name="Detail">Why, or what is expected; may be empty.</param>
internal sealed record FieldError(FieldPath Path, FieldErrorType Type, JsonNode? BadValue, string Detail)
{
    /// <summary>Whether the message leaves the value out, as refusals of objects and lists by rules do.</summary>
    public bool HidesValue { get; init; }

    /// <summary>The place that the complaint is about, where kube-apiserver names it in the text alone; null where it is the path.</summary>
    public FieldPath? Subject { get; init; }

    /// <summary>The <c>field</c> of the Status cause.</summary>
    public string Field => Path.ToString();

    /// <summary>The <c>message</c> of the Status cause: the complaint without the field.</summary>
    public string Message
    {
        get
        {
            var head = Type.ShowsValue && !HidesValue ? $"{Type.Title}: {GoText.Show(BadValue)}" : Type.Title;
            return Detail.Length == 0 ? head : $"{head}: {Detail}";
        }
    }

    public static FieldError NotSupported(FieldPath path, JsonNode? value, IEnumerable<string> supported) =>
        new(path, FieldErrorType.NotSupported, value, $"supported values: {string.Join(", ", supported.Select(GoText.Quote))}");

    public static FieldError TooLong(FieldPath path, long maxBytes) =>
        new(path, FieldErrorType.TooLong, null, $"may not be more than {maxBytes} {(maxBytes == 1 ? "byte" : "bytes")}");

    public static FieldError TooMany(FieldPath path, long actual, long max) =>
        new(path, FieldErrorType.TooMany, JsonValue.Create(actual), $"must have at most {max} {(max == 1 ? "item" : "items")}");

    public override string ToString() => $"{Field}: {Message}";
}
