using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace KubeInventory.Client;

/// <summary>The object around the one that is being read; see <see cref="ModelJsonReader.Start{T}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1815", Justification = "Nobody compares them: a reader gives it out and takes it back.")]
public readonly struct ModelScope
{
    internal ModelScope(ModelNames? names, int field, UnknownFields? unknown)
    {
        Names = names;
        Field = field;
        Unknown = unknown;
    }

    internal ModelNames? Names { get; }

    internal int Field { get; }

    internal UnknownFields? Unknown { get; }
}
