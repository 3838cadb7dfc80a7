namespace KubeInventory.Client;

/// <summary>A field that another manager owns with another value. For display: a server may leave conflicts out.</summary>
/// <param name="Field">The field's path, such as <c>.spec.state</c> or <c>.status.conditions[type="Ready"].status</c>.</param>
/// <param name="Manager">Who owns it; null if the server words it in a way that this version cannot read.</param>
/// <param name="Message">The server's own words, such as <c>conflict with "operator"</c>.</param>
public sealed record FieldConflict(string Field, string? Manager, string Message)
{
    private const string CauseType = "FieldManagerConflict";
    private const string Prefix = "conflict with \"";

    /// <summary>The conflicts that a status names, each once: servers repeat some.</summary>
    internal static IReadOnlyList<FieldConflict> AllOf(Status status) =>
        [.. (status.Details?.Causes ?? []).Where(cause => cause.Reason == CauseType).Select(Of).Distinct()];

    /// <inheritdoc/>
    public override string ToString() => $"{Field}: {Message}";

    private static FieldConflict Of(StatusCause cause)
    {
        var message = cause.Message ?? "";
        return new FieldConflict(cause.Field ?? "", ManagerIn(message), message);
    }

    private static string? ManagerIn(string message)
    {
        if (!message.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        // A quote within the name is escaped: managers may be called anything printable.
        var name = message.AsSpan(Prefix.Length);
        for (var i = 0; i < name.Length; i++)
        {
            switch (name[i])
            {
                case '\\':
                    i++;
                    break;
                case '"':
                    return name[..i].ToString().Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);
            }
        }

        return null;
    }
}
