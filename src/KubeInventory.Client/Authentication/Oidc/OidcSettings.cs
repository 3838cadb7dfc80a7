namespace KubeInventory.Client;

/// <summary>An OpenID provider as a kubeconfig's <c>auth-provider: {name: oidc}</c> describes it.</summary>
/// <param name="User">Name of the kubeconfig's user, for messages.</param>
/// <param name="Issuer">The provider's address.</param>
/// <param name="ClientId">Name under which the provider knows the program that logged in.</param>
internal sealed record OidcSettings(string User, Uri Issuer, string ClientId)
{
    public string? ClientSecret { get; init; }

    public ServerTrust Trust { get; init; } = ServerTrust.System;

    public static OidcSettings Read(KubeConfigEntry user, YamlFields provider)
    {
        var config = provider.Map("config") ?? throw provider.Fail("config", "is missing.");
        var issuer = config.Text("idp-issuer-url") ?? throw config.Fail("idp-issuer-url", "is missing.");
        var entry = user with { Fields = config };
        var authority = entry.DataOrFile("idp-certificate-authority-data", "idp-certificate-authority");
        return new OidcSettings(
            user.Name,
            Uri.TryCreate(issuer, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? ServerAddress.Root(address)
                : throw config.Fail("idp-issuer-url", $"is \"{issuer}\", not an address such as https://login.example.com."),
            config.Text("client-id") ?? throw config.Fail("client-id", "is missing."))
        {
            ClientSecret = config.Text("client-secret"),
            Trust = authority is null
                ? ServerTrust.System
                : ServerTrust.Only(Pem.Certificates(authority, problem => config.Fail("idp-certificate-authority", problem))),
        };
    }
}
