namespace KubeInventory.Client;

/// <summary>What a credential program hands out.</summary>
internal sealed record ExecCredentialStatus(string? Token, string? Certificate, string? Key, DateTimeOffset? Expiry);
