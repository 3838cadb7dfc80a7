namespace KubeInventory.Client;

/// <summary>How a create, replace or patch is carried out.</summary>
public sealed record WriteOptions
{
    /// <summary>The owner of the changed fields, 1–128 printable characters. Default: the server takes the user agent's first word.</summary>
    public string? FieldManager { get; init; }

    /// <summary>Runs every check and stores nothing. Default: false.</summary>
    public bool DryRun { get; init; }

    /// <summary>What happens to unknown fields. Default: the server's, which is to warn.</summary>
    public FieldValidation? FieldValidation { get; init; }
}
