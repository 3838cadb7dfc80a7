using System;

namespace KubeInventory.Generator.Yaml;

/// <summary>A place in a YAML text, counted from zero as the compiler's own line positions are.</summary>
/// <remarks>A column counts UTF-16 code units; a byte order mark at the start of the text takes no column.</remarks>
internal readonly struct YamlPosition(int line, int column, int offset) : IEquatable<YamlPosition>
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>The index into the text that was read.</summary>
    public int Offset { get; } = offset;

    public bool Equals(YamlPosition other) => Offset == other.Offset && Line == other.Line && Column == other.Column;

    public override bool Equals(object? obj) => obj is YamlPosition other && Equals(other);

    public override int GetHashCode() => Offset;

    /// <summary>Line and column as editors show them, counted from one.</summary>
    public override string ToString() => $"line {Line + 1}, column {Column + 1}";
}
