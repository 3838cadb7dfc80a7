using System.Text.Json;

namespace KubeInventory.Client;

// Values that are taken, or passed, as a whole.
public ref partial struct ModelJsonReader
{
    /// <summary>What was read since the mark.</summary>
    internal readonly JsonElement MarkedElement() => JsonElement.Parse(_json[MarkedPosition.._position]);

    internal JsonElement ReadElement()
    {
        var start = _position;
        Skip();
        try
        {
            return JsonElement.Parse(_json[start.._position]);
        }
        catch (JsonException)
        {
            throw Malformed();
        }
    }

    /// <summary>Skips a value. Of objects and arrays, only brackets and quotes are looked at.</summary>
    internal void Skip()
    {
        if (Peek() is not ((byte)'{' or (byte)'['))
        {
            ReadToken();
            return;
        }

        var length = JsonText.LengthOfContainer(_json[_position..]);
        _position += length > 0 ? length : throw Malformed();
    }

    /// <summary>The object or array that begins here, which is not passed; empty where something else does, or where it is longer.</summary>
    internal ReadOnlySpan<byte> PeekContainer(int maxLength)
    {
        if (Peek() is not ((byte)'{' or (byte)'['))
        {
            return [];
        }

        var json = _json[_position..];
        json = json[..Math.Min(json.Length, maxLength)];
        return json[..JsonText.LengthOfContainer(json)];
    }

    /// <summary>Passes a whole value without a look.</summary>
    internal void Pass(int length) => _position += length;
}
