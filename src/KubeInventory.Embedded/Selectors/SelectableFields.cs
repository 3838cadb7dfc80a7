using KubeInventory.Client.Schema;


namespace KubeInventory.Embedded.Selectors;

/// <summary>The fields that a resource's objects can be chosen by.</summary>
internal sealed class SelectableFields
{
    private const string Name = "metadata.name";
    private const string Namespace = "metadata.namespace";

    private readonly HashSet<string> _fields;
    private readonly Func<string, string> _refusal;

    private SelectableFields(IEnumerable<string> fields, Func<string, string> refusal)
    {
        _fields = [.. fields];
        _refusal = refusal;
    }

    /// <summary>Those of a kind without fields of its own to choose by: name and namespace.</summary>
    public static SelectableFields OfBuiltInKind { get; } = new(
        [Name, Namespace],
        field => $"{GoText.Quote(field)} is not a known field selector: only {GoText.Quote(Name)}, {GoText.Quote(Namespace)}");

    /// <summary>Those of a custom resource: the name, the namespace if it has one, and what the version declares.</summary>
    /// <param name="namespaced">Whether objects live in a namespace.</param>
    /// <param name="jsonPaths">The version's <c>selectableFields[].jsonPath</c>, such as <c>.spec.role</c>.</param>
    public static SelectableFields OfCustomResource(bool namespaced, IEnumerable<string> jsonPaths) => new(
        [Name, .. namespaced ? [Namespace] : Array.Empty<string>(), .. jsonPaths.Select(path => path.TrimStart('.'))],
        field => $"field label not supported: {field}");

    /// <summary>The message for a field that objects cannot be chosen by; null if they can.</summary>
    public string? Refuse(string field) => _fields.Contains(field) ? null : _refusal(field);
}
