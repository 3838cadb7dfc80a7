using System.Globalization;

namespace KubeInventory.Generator.Model;

/// <summary>A digest of 128 bits (two lanes of FNV-1a), wide enough to take types of one digest for the same.</summary>
internal struct ShapeHash()
{
    private const ulong Prime = 1099511628211;

    private ulong _left = 14695981039346656037;
    private ulong _right = 0x9E3779B97F4A7C15;

    /// <summary>Adds a text and its end.</summary>
    public void Add(string? text)
    {
        unchecked
        {
            foreach (var character in text ?? "\0")
            {
                _left = (_left ^ character) * Prime;
                _right = ((_right << 5) | (_right >> 59)) ^ (character * Prime);
            }

            _left = (_left ^ 0xFFFF) * Prime;
            _right = ((_right << 7) | (_right >> 57)) + 0x1234567;
        }
    }

    public override readonly string ToString() =>
        _left.ToString("x16", CultureInfo.InvariantCulture) + _right.ToString("x16", CultureInfo.InvariantCulture);
}
