namespace KubeInventory.Client;

/// <summary>A version that an API server gave to an object or to a whole list. It orders writes; it is neither a time nor a counter.</summary>
/// <remarks>
/// Two versions compare only within one resource of one server. After a restore from backup a server may give lower versions
/// than before. Source: KEP-5504, comparable resource versions.
/// </remarks>
/// <param name="Value">The text as the server sent it; null or empty when there is none.</param>
public readonly record struct ResourceVersion(string? Value)
{
    /// <summary>Whether it can be compared: decimal digits alone, of any length, without a leading zero.</summary>
    public bool IsWellFormed => Value is [>= '1' and <= '9', ..] && Value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Takes the text of <c>metadata.resourceVersion</c>.</summary>
    public static implicit operator ResourceVersion(string? value) => new(value);

    /// <summary>Compares with another version of the same resource on the same server.</summary>
    /// <param name="other">The other version.</param>
    /// <param name="order">Negative when this one is older, zero when they are equal, positive when this one is newer.</param>
    /// <returns>False when either is not well-formed; <paramref name="order"/> then says nothing.</returns>
    public bool TryCompare(ResourceVersion other, out int order)
    {
        order = 0;
        if (!IsWellFormed || !other.IsWellFormed)
        {
            return false;
        }

        // Versions may outgrow 64 bits, so they are never parsed: without leading zeros the longer number is the greater one.
        order = Value!.Length != other.Value!.Length
            ? Value.Length.CompareTo(other.Value.Length)
            : string.CompareOrdinal(Value, other.Value);
        return true;
    }

    /// <summary>The text as the server sent it.</summary>
    public override string ToString() => Value ?? "";
}
