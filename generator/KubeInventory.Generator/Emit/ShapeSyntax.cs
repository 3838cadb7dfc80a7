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
        EnumShape model => $"{model.TypeName}.ReadJson(ref {reader})",
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

    /// <summary>A statement's expression that writes a named value, or nothing where the value is null.</summary>
    public static string Write(ValueShape shape, string name, string value) => shape switch
    {
        EnumShape => $"ModelWriter.Write(writer, {name}, {value}?.Value)",
        ListShape { Item: ScalarShape { Kind: ScalarKind.Text }, ItemIsNullable: false } => $"ModelWriter.Write(writer, {name}, {value})",
        MapShape { Value: ScalarShape { Kind: ScalarKind.Text }, ValueIsNullable: false } => $"ModelWriter.Write(writer, {name}, {value})",
        ListShape list => $"ModelWriter.Write(writer, {name}, {value}, {Writer(list.Item, list.ItemIsNullable)})",
        MapShape map => $"ModelWriter.Write(writer, {name}, {value}, {Writer(map.Value, map.ValueIsNullable)})",
        ScalarShape { Kind: ScalarKind.Time } => $"ModelWriter.WriteTime(writer, {name}, {value})",
        ScalarShape { Kind: ScalarKind.SecondTime } => $"ModelWriter.WriteSecondTime(writer, {name}, {value})",
        ScalarShape { Kind: ScalarKind.MicroTime } => $"ModelWriter.WriteMicroTime(writer, {name}, {value})",
        _ => $"ModelWriter.Write(writer, {name}, {value})",
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

    private static string Reader(ValueShape shape, bool isNullable)
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

    private static string Writer(ValueShape shape, bool isNullable)
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

    // What operator == and GetHashCode() of the C# type do not compare by value.
    private static bool NeedsEquality(ValueShape shape) =>
        shape is ListShape or MapShape or ScalarShape { Kind: ScalarKind.Bytes or ScalarKind.Json };

    private static ValueShape? Part(ValueShape shape) => shape switch
    {
        ListShape list => list.Item,
        MapShape map => map.Value,
        _ => null,
    };

    private static System.ArgumentException Unknown(ValueShape shape) => new($"No C# for {shape}.");
}
