using System.Net.Http.Headers;
using System.Text;

namespace KubeInventory.Client;

/// <summary>Reads a kubeconfig's user: who to be, and how to prove it.</summary>
internal static class UserSettings
{
    public static CredentialSource Credentials(KubeConfigEntry? user, KubeConfigEntry cluster, KubeConnectionOptions options)
    {
        if (user is null)
        {
            return new ReloadedCredentials(authorization: null, certificate: null);
        }

        var certificate = ClientCertificateSettings.Read(user, options);
        var token = TokenOf(user, options);
        var basic = BasicOf(user);
        if (token is not null && basic is not null)
        {
            throw user.Fields.Fail("username", "cannot stand beside a token: remove one of them.");
        }

        // A token wins over a provider and a plugin, as in client-go.
        if (token is null && user.Fields.Map("auth-provider") is { } provider)
        {
            return ProviderOf(user, provider, certificate, options);
        }

        if (token is null && user.Fields.Map("exec") is { } exec)
        {
            return new ExecPlugin(ExecPluginSettings.Read(user, exec, cluster), certificate, options);
        }

        return new ReloadedCredentials(token ?? basic, certificate);
    }

    public static Impersonation? Impersonation(KubeConfigEntry? user)
    {
        if (user is null)
        {
            return null;
        }

        var groups = user.Fields.Texts("as-groups");
        var extra = user.Fields.Map("as-user-extra");
        var values = (extra?.Keys() ?? []).ToDictionary(key => key, key => extra!.Texts(key), StringComparer.Ordinal);
        if (user.Fields.Text("as") is { } name)
        {
            return new Impersonation { User = name, Uid = user.Fields.Text("as-uid"), Groups = groups, Extra = values };
        }

        return groups.Count == 0 && values.Count == 0 && user.Fields.Text("as-uid") is null
            ? null
            : throw user.Fields.Fail("as", "is missing, which as-uid, as-groups and as-user-extra need.");
    }

    private static OidcCredentials ProviderOf(
        KubeConfigEntry user, YamlFields provider, Reloaded<ClientCertificate>? certificate, KubeConnectionOptions options)
    {
        if (provider.Text("name") is not "oidc")
        {
            throw user.Fields.Fail(
                "auth-provider",
                $"\"{provider.Text("name")}\" is not supported; Kubernetes itself has replaced such providers by exec plugins. Use exec, token or a client certificate.");
        }

        var settings = OidcSettings.Read(user, provider);
        var file = user.File is { } path ? new OidcTokenFile(path, user.Name, options.LoggerFactory.CreateLogger(ClientTelemetry.Name)) : null;
        return new OidcCredentials(settings, OidcTokenFile.Read(provider.Map("config")!), file, certificate, options.TimeProvider);
    }

    private static Reloaded<AuthenticationHeaderValue>? TokenOf(KubeConfigEntry user, KubeConnectionOptions options)
    {
        var start = user.Fields.Text("token") is { } token ? Credential.Bearer(token) : null;
        return user.FilePath("tokenFile") is { } path
            ? TokenFile.Open(path, start, options, problem => user.Fields.Fail("tokenFile", problem))
            : Reloaded.Never(start);
    }

    private static Reloaded<AuthenticationHeaderValue>? BasicOf(KubeConfigEntry user)
    {
        if (user.Fields.Text("username") is not { } name)
        {
            return null;
        }

        var pair = $"{name}:{user.Fields.Text("password")}";
        return Reloaded.Never(new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))));
    }
}
