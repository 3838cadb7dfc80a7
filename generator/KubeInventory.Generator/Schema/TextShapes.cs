using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Schema;

/// <summary>Recognises texts that mean an amount or a span of time, by their formats and patterns.</summary>
internal static class TextShapes
{
    // The pattern of resource.Quantity, which controller-gen copies into every definition that has one.
    private const string Quantity =
        @"^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$";

    // Letters of ns, us, ms, s, m, h, d, w and y.
    private const string Units = "nuµμmshdwy";

    public static ScalarKind? Of(SchemaNode schema) =>
        schema.Format == "quantity" || schema.Pattern == Quantity ? ScalarKind.Quantity
        : schema.Type == "string" && (schema.Format == "duration" || (schema is { Format: null, Pattern: { } pattern } && IsDuration(pattern))) ? ScalarKind.Duration
        : null;

    // Digits, then units, seconds and minutes among them, and no other letter.
    private static bool IsDuration(string pattern)
    {
        var text = pattern.Replace(@"\d", "0");
        var letters = text.Where(char.IsLetter).ToList();
        var digits = text.IndexOfAny(['0', '1', '9']);
        return letters.Contains('s')
            && letters.Contains('m')
            && letters.All(static letter => Units.IndexOf(letter) >= 0)
            && digits >= 0
            && digits < text.IndexOf(letters[0]);
    }
}
