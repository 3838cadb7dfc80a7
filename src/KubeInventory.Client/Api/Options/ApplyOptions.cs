namespace KubeInventory.Client;

/// <summary>How a server-side apply is carried out.</summary>
public sealed record ApplyOptions
{
    /// <summary>Who owns the applied fields, 1–128 printable characters. Keep it stable: never a process or pod name.</summary>
    public required string FieldManager { get; init; }

    /// <summary>Takes fields that others own with another value, instead of failing with a conflict. Default: false.</summary>
    public bool Force { get; init; }

    /// <summary>Runs every check and stores nothing. Default: false.</summary>
    public bool DryRun { get; init; }

    /// <summary>What happens to unknown fields. Default: the server's, which is to warn.</summary>
    public FieldValidation? FieldValidation { get; init; }
}
