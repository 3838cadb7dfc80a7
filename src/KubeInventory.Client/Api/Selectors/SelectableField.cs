using System.Globalization;

namespace KubeInventory.Client;

/// <summary>A field that a server selects objects of one kind by, with the type of its values. Immutable.</summary>
/// <remarks>The generator emits one for each of a kind's <c>selectableFields</c>, and for its name and namespace.</remarks>
/// <example><code>
/// var active = V1Host.Fields.StatusPhase.Is(V1HostStatusPhase.Active).And(V1Host.Fields.SpecRegion).IsNot("fra");
/// hosts.ListAsync(new ListOptions { FieldSelector = active }, cancellationToken)
/// </code></example>
/// <typeparam name="TValue">A string, an integer, a boolean, or an open enum of these.</typeparam>
/// <param name="Path">The field's path, such as <c>spec.role</c>.</param>
public sealed record SelectableField<TValue>(string Path)
    where TValue : notnull
{
    /// <summary>A selector for objects whose field has this value.</summary>
    public FieldSelector Is(TValue value) => FieldSelector.Everything.And(this).Is(value);

    /// <summary>A selector for objects whose field has another value, or none.</summary>
    public FieldSelector IsNot(TValue value) => FieldSelector.Everything.And(this).IsNot(value);

    // A server prints booleans as JSON does.
    internal static string TextOf(TValue value) => value switch
    {
        null => throw new ArgumentNullException(nameof(value)),
        string text => text,
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
