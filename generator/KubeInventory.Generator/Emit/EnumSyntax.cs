using System;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Emit;

/// <summary>The C# of an open enum's values.</summary>
/// <param name="Type">Their type.</param>
/// <param name="Noun">What they are.</param>
/// <param name="Print">An expression that prints <c>Value</c>.</param>
internal sealed record EnumSyntax(string Type, string Noun, string Print)
{
    private const string PrintNumber = "Value.ToString(System.Globalization.CultureInfo.InvariantCulture)";

    private static readonly EnumSyntax Text = new("string", "string", "Value ?? \"\"");
    private static readonly EnumSyntax Boolean = new("bool", "boolean", "Value ? \"true\" : \"false\"");
    private static readonly EnumSyntax Int32 = new("int", "integer", PrintNumber);
    private static readonly EnumSyntax Int64 = new("long", "integer", PrintNumber);
    private static readonly EnumSyntax UInt64 = new("ulong", "integer", PrintNumber);

    public string Article => Noun == "integer" ? "an" : "a";

    private bool IsText => Type == "string";

    public static EnumSyntax Of(ScalarKind kind) => kind switch
    {
        ScalarKind.Text => Text,
        ScalarKind.Boolean => Boolean,
        ScalarKind.Int32 => Int32,
        ScalarKind.Int64 => Int64,
        ScalarKind.UInt64 => UInt64,
        _ => throw new ArgumentException($"No open enum of {kind}."),
    };

    public string Converter(string name) => IsText ? $"OpenEnumJsonConverter<{name}>" : $"OpenScalarJsonConverter<{name}, {Type}>";

    public string Interface(string name) => IsText ? $"IOpenEnumValue<{name}>" : $"IOpenEnumValue<{name}, {Type}>";

    public string LiteralOf(string value) => IsText ? Literal.Of(value) : value;
}
