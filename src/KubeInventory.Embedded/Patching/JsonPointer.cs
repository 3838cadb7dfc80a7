using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Patching;

/// <summary>A place in a document. Source: RFC 6901.</summary>
/// <param name="text">As written, such as <c>/metadata/labels/example.com~1role</c>; empty for the document itself.</param>
internal sealed class JsonPointer(string text)
{
    private readonly string[] _steps = [.. text.Split('/').Skip(1).Select(Unescape)];

    private bool IsRoot => text.Length == 0;

    /// <summary>The last step: a field's name or an item's index.</summary>
    private string Key => _steps[^1];

    public override string ToString() => text;

    /// <summary>Whether there is an object that has, or could have, the field.</summary>
    public bool IsInMap(JsonNode document) => TryFindContainer(document, out var container) && container is JsonObject;

    /// <summary>Finds the value; a null that is there counts as found.</summary>
    public bool TryFind(JsonNode document, out JsonNode? value)
    {
        value = IsRoot ? document : null;
        return IsRoot || (TryFindContainer(document, out var container) && TryStep(container, Key, out value));
    }

    /// <summary>Sets a field, or inserts an item before the index or, for <c>-</c>, at the end. False if there is no such place.</summary>
    public bool TryAdd(ref JsonNode document, JsonNode? value)
    {
        if (IsRoot)
        {
            return TryReplace(ref document, value);
        }

        switch (TryFindContainer(document, out var container) ? container : null)
        {
            case JsonObject map:
                map[Key] = value;
                return true;
            case JsonArray list when Key == "-":
                list.Add(value);
                return true;
            case JsonArray list when TryIndex(Key, list.Count + 1, out var index):
                list.Insert(index, value);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Takes a field or item out. False if it isn't there.</summary>
    public bool TryRemove(JsonNode document)
    {
        if (IsRoot || !TryFindContainer(document, out var container))
        {
            return false;
        }

        if (container is JsonArray list && TryIndex(Key, list.Count, out var index))
        {
            list.RemoveAt(index);
            return true;
        }

        return container is JsonObject map && map.Remove(Key);
    }

    /// <summary>Puts another value where one is. False if there is none.</summary>
    public bool TryReplace(ref JsonNode document, JsonNode? value)
    {
        if (IsRoot)
        {
            document = value ?? document;
            return value is not null;
        }

        switch (TryFindContainer(document, out var container) ? container : null)
        {
            case JsonObject map when map.ContainsKey(Key):
                map[Key] = value;
                return true;
            case JsonArray list when TryIndex(Key, list.Count, out var index):
                list[index] = value;
                return true;
            default:
                return false;
        }
    }

    private bool TryFindContainer(JsonNode document, [NotNullWhen(true)] out JsonNode? container)
    {
        container = _steps.Length == 0 ? null : document;
        for (var i = 0; i < _steps.Length - 1; i++)
        {
            TryStep(container, _steps[i], out container);
        }

        return container is JsonObject or JsonArray;
    }

    private static bool TryStep(JsonNode? container, string step, out JsonNode? value)
    {
        value = null;
        if (container is JsonArray list && TryIndex(step, list.Count, out var index))
        {
            value = list[index];
            return true;
        }

        return container is JsonObject map && map.TryGetPropertyValue(step, out value);
    }

    // A negative index counts from the end: not in the RFC, but kube-apiserver takes it.
    private static bool TryIndex(string step, int count, out int index)
    {
        if (!int.TryParse(step, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index))
        {
            return false;
        }

        index += index < 0 ? count : 0;
        return index >= 0 && index < count;
    }

    private static string Unescape(string step) =>
        step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
