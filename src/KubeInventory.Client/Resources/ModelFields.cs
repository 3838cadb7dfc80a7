using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KubeInventory.Client;

/// <summary>What generated models do with their fields as a whole; not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelFields
{
    /// <summary>Writes one JSON object: fields that are set, then unknown fields as they were read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<T>(ModelJsonWriter writer, T model)
        where T : class, IModelFields<T>
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(model);
        writer.StartObject();
        var unknown = model.UnknownFields;
        var fields = new FieldWriting(writer, T.Names, unknown);
        T.Visit(ref fields, model, model);
        unknown?.WriteTo(writer);
        writer.EndObject();
    }

    /// <summary>Whether every field is equal, lists and maps by their items, unknown fields too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Equal<T>(T model, T? other)
        where T : class, IModelFields<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        if (ReferenceEquals(model, other))
        {
            return true;
        }

        if (other is null)
        {
            return false;
        }

        var fields = default(FieldEquality);
        T.Visit(ref fields, model, other);
        return !fields.Differs && Equals(model.UnknownFields, other.UnknownFields);
    }

    /// <summary>A hash of every field; equal models have equal hashes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Hash<T>(T model)
        where T : class, IModelFields<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        var fields = default(FieldHashing);
        T.Visit(ref fields, model, model);
        return HashCode.Combine(fields.Hash, model.UnknownFields);
    }
}
