namespace KubeInventory.Embedded.Apply;

/// <summary>A field that an applied configuration would change although another manager owns it.</summary>
/// <param name="Manager">The owner.</param>
/// <param name="Path">The field.</param>
internal sealed record ApplyConflict(ManagerIdentity Manager, OwnedPath Path)
{
    /// <summary>The <c>message</c> of the Status cause, whose reason is <c>FieldManagerConflict</c> and whose field is the path.</summary>
    public string Message => $"conflict with {Manager}";

    /// <summary>The message for several conflicts, or one.</summary>
    public static string Summarize(IReadOnlyList<ApplyConflict> conflicts)
    {
        if (conflicts is [var only])
        {
            return $"Apply failed with 1 conflict: {only.Message}: {only.Path}";
        }

        var lines = conflicts
            .GroupBy(conflict => conflict.Manager)
            .OrderBy(group => group.Key.SortKey, StringComparer.Ordinal)
            .SelectMany(group => group.Select(conflict => $"- {conflict.Path}").Prepend($"conflicts with {group.Key}:"));
        return $"Apply failed with {conflicts.Count} conflicts: {string.Join('\n', lines)}";
    }
}
