namespace KubeInventory.Client;

/// <summary>What a server does with fields that a schema does not know, and with duplicates.</summary>
public enum FieldValidation
{
    /// <summary>Drops them and warns; the server's default.</summary>
    Warn,

    /// <summary>Refuses the request.</summary>
    Strict,

    /// <summary>Drops them silently.</summary>
    Ignore,
}
