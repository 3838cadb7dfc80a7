namespace KubeInventory.Client;

/// <summary>Checks the name of a field manager before a server does.</summary>
internal static class FieldManagerName
{
    private const int MaxLength = 128;

    public static void Check(string? name)
    {
        if (name is null)
        {
            return;
        }

        if (name.Length is 0 or > MaxLength || name.Any(char.IsControl))
        {
            throw new ArgumentException($"A field manager's name has 1 to {MaxLength} printable characters; \"{name}\" has not.", nameof(name));
        }
    }
}
