using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Emit;

/// <summary>The C# of a shape: its type, and the expressions that read, write, compare and hash its values.</summary>
internal static class ShapeSyntax
{
    /// <summary>Head of a lambda that reads, with <c>r</c> for the reader.</summary>
    public const string ReadParameters = "static (ref ModelJsonReader r) => ";

    /// <summary>Whether a value may be an integer, and so one that is too large for C#.</summary>
    public static bool IsInteger(ValueShape shape) => shape switch
    {
        ScalarShape scalar => IsInteger(scalar.Kind),
        EnumShape model => IsInteger(model.Kind),
        _ => false,
    };

    /// <summary>The type of a value that is there.</summary>
    public static string Type(ValueShape shape) => shape switch
    {
        ObjectShape model => model.TypeName,
        EnumShape model => model.TypeName,
        ListShape list => $"IReadOnlyList<{Type(list.Item)}{(list.ItemIsNullable ? "?" : "")}>",
        MapShape map => $"IReadOnlyDictionary<string, {Type(map.Value)}{(map.ValueIsNullable ? "?" : "")}>",
        ScalarShape scalar => scalar.Kind switch
        {
            ScalarKind.Text => "string",
            ScalarKind.Boolean => "bool",
            ScalarKind.Int32 => "int",
            ScalarKind.Int64 => "long",
            ScalarKind.UInt64 => "ulong",
            ScalarKind.Double => "double",
            ScalarKind.Bytes => "ReadOnlyMemory<byte>",
            ScalarKind.IntOrString => "IntOrString",
            ScalarKind.Quantity => "Quantity",
            ScalarKind.Duration => "KubeDuration",
            ScalarKind.Json => "JsonElement",
            _ => "DateTimeOffset",
        },
        _ => throw Unknown(shape),
    };

    /// <summary>An expression that reads a value, or null where a null stands.</summary>
    public static string Read(ValueShape shape, string reader) => shape switch
    {
        ObjectShape model => $"ModelReader.IsNull(ref {reader}) ? null : {model.TypeName}.ReadJson(ref {reader})",
        EnumShape { Kind: not ScalarKind.Text } model =>
            $"ModelReader.Read{model.Kind}(ref {reader}) is {{ }} v ? new {model.TypeName}(v) : default({model.TypeName}?)",
        EnumShape model => $"ModelReader.ReadEnum<{model.TypeName}>(ref {reader})",
        ListShape { Item: ScalarShape { Kind: ScalarKind.Text }, ItemIsNullable: false } => $"ModelReader.ReadStrings(ref {reader})",
        ListShape list => $"ModelReader.ReadList(ref {reader}, {Reader(list.Item, list.ItemIsNullable)})",
        MapShape { Value: ScalarShape { Kind: ScalarKind.Text }, ValueIsNullable: false } => $"ModelReader.ReadStringMap(ref {reader})",
        MapShape map => $"ModelReader.ReadMap(ref {reader}, {Reader(map.Value, map.ValueIsNullable)})",
        ScalarShape scalar => scalar.Kind switch
        {
            ScalarKind.Text => $"ModelReader.ReadString(ref {reader})",
            ScalarKind.Boolean => $"ModelReader.ReadBoolean(ref {reader})",
            ScalarKind.Int32 => $"ModelReader.ReadInt32(ref {reader})",
            ScalarKind.Int64 => $"ModelReader.ReadInt64(ref {reader})",
            ScalarKind.UInt64 => $"ModelReader.ReadUInt64(ref {reader})",
            ScalarKind.Double => $"ModelReader.ReadDouble(ref {reader})",
            ScalarKind.Bytes => $"ModelReader.ReadBytes(ref {reader})",
            ScalarKind.IntOrString => $"ModelReader.ReadIntOrString(ref {reader})",
            ScalarKind.Quantity => $"ModelReader.ReadQuantity(ref {reader})",
            ScalarKind.Duration => $"ModelReader.ReadDuration(ref {reader})",
            ScalarKind.Json => $"ModelReader.ReadJson(ref {reader})",
            ScalarKind.SecondTime => $"ModelReader.ReadTime(ref {reader}, 0)",
            ScalarKind.MicroTime => $"ModelReader.ReadTime(ref {reader}, 6)",
            _ => $"ModelReader.ReadTime(ref {reader}, -1)",
        },
        _ => throw Unknown(shape),
    };

    /// <summary>An expression for whether two values, each of which may be null, are equal.</summary>
    public static string Equal(ValueShape shape, string left, string right)
    {
        if (!NeedsEquality(shape))
        {
            return $"{left} == {right}";
        }

        return Part(shape) is { } part && NeedsEquality(part)
            ? $"ModelEquality.Equal({left}, {right}, static (x, y) => {Equal(part, "x", "y")})"
            : $"ModelEquality.Equal({left}, {right})";
    }

    /// <summary>An expression for a hash of a value that may be null; null where <c>HashCode.Add</c> does it.</summary>
    public static string? Hash(ValueShape shape, string value)
    {
        if (!NeedsEquality(shape))
        {
            return null;
        }

        return Part(shape) is { } part && NeedsEquality(part)
            ? $"ModelEquality.Hash({value}, static v => {Hash(part, "v")})"
            : $"ModelEquality.Hash({value})";
    }

    /// <summary>A method that reads an item of a list, or a value of a map.</summary>
    public static string Reader(ValueShape shape, bool isNullable)
    {
        if (shape is ObjectShape model && !isNullable)
        {
            return $"{model.TypeName}.ReadJson";
        }

        if (shape is EnumShape { Kind: var kind } known && IsInteger(kind))
        {
            var value = $"ModelReader.{ReadItem(kind)}";
            return ReadParameters + (isNullable
                ? $"{value} is {{ }} v ? new {known.TypeName}(v) : default({known.TypeName}?)"
                : $"new {known.TypeName}(ModelReader.NotNull(ref r, {value}))");
        }

        var read = shape is ScalarShape scalar && ReadItem(scalar.Kind) is { } item ? "ModelReader." + item : Read(shape, "r");
        return isNullable || shape is ScalarShape { Kind: ScalarKind.Json }
            ? ReadParameters + read
            : $"{ReadParameters}ModelReader.NotNull(ref r, {read})";
    }

    // What a list or map cannot leave out, even where C# has no such value.
    private static string? ReadItem(ScalarKind kind) => kind switch
    {
        ScalarKind.Time or ScalarKind.SecondTime or ScalarKind.MicroTime => "ReadTimeItem(ref r)",
        ScalarKind.Int32 => "ReadInt32Item(ref r)",
        ScalarKind.Int64 => "ReadInt64Item(ref r)",
        ScalarKind.UInt64 => "ReadUInt64Item(ref r)",
        ScalarKind.IntOrString => "ReadIntOrStringItem(ref r)",
        _ => null,
    };

    /// <summary>A lambda that writes such an item.</summary>
    public static string Writer(ValueShape shape, bool isNullable)
    {
        var write = shape switch
        {
            ObjectShape => "v.WriteJson(w)",
            EnumShape => "ModelWriter.WriteValue(w, v.Value)",
            ListShape list => $"ModelWriter.WriteValue(w, v, {Writer(list.Item, list.ItemIsNullable)})",
            MapShape map => $"ModelWriter.WriteValue(w, v, {Writer(map.Value, map.ValueIsNullable)})",
            ScalarShape => "ModelWriter.WriteValue(w, v)",
            _ => throw Unknown(shape),
        };

        return isNullable ? $"static (w, n) => {{ if (n is {{ }} v) {write}; else ModelWriter.WriteNullValue(w); }}" : $"static (w, v) => {write}";
    }

    private static bool IsInteger(ScalarKind kind) =>
        kind is ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.UInt64 or ScalarKind.IntOrString;

    /// <summary>Whether operator == and GetHashCode() of the C# type do not compare by value.</summary>
    public static bool NeedsEquality(ValueShape shape) =>
        shape is ListShape or MapShape or ScalarShape { Kind: ScalarKind.Bytes or ScalarKind.Json };

    private static ValueShape? Part(ValueShape shape) => shape switch
    {
        ListShape list => list.Item,
        MapShape map => map.Value,
        _ => null,
    };

    /// <summary>The exception for a shape that nobody has met.</summary>
    public static System.ArgumentException Unknown(ValueShape shape) => new($"No C# for {shape}.");
}
