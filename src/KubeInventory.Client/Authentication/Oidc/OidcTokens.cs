namespace KubeInventory.Client;

/// <summary>What a login with an OpenID provider left: a token for the API server, and one to get the next with.</summary>
internal sealed record OidcTokens(string? IdToken, string? RefreshToken);
