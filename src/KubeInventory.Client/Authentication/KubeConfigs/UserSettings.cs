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

        RefuseAuthProvider(user);
        var certificate = ClientCertificateOf(user, options);
        var token = TokenOf(user, options);
        var basic = BasicOf(user);
        if (token is not null && basic is not null)
        {
            throw user.Fields.Fail("username", "cannot stand beside a token: remove one of them.");
        }

        // A token wins over a plugin, as in client-go.
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
        var pairs = extra?.Keys().SelectMany(key => extra.Texts(key), KeyValuePair.Create).ToList() ?? [];
        if (user.Fields.Text("as") is { } name)
        {
            return new Impersonation(name, user.Fields.Text("as-uid"), groups, pairs);
        }

        return groups.Count == 0 && pairs.Count == 0 && user.Fields.Text("as-uid") is null
            ? null
            : throw user.Fields.Fail("as", "is missing, which as-uid, as-groups and as-user-extra need.");
    }

    private static void RefuseAuthProvider(KubeConfigEntry user)
    {
        if (user.Fields.Map("auth-provider") is { } provider)
        {
            throw user.Fields.Fail(
                "auth-provider",
                $"\"{provider.Text("name")}\" is not supported; Kubernetes itself has replaced such providers by exec plugins. Use exec, token or a client certificate.");
        }
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

    private static Reloaded<ClientCertificate>? ClientCertificateOf(KubeConfigEntry user, KubeConnectionOptions options)
    {
        if (user.DataOrFile("client-certificate-data", "client-certificate") is null)
        {
            return user.DataOrFile("client-key-data", "client-key") is null
                ? null
                : throw user.Fields.Fail("client-certificate", "is missing, and there is a client key.");
        }

        var isInFiles = user.Fields.Text("client-certificate-data") is null || user.Fields.Text("client-key-data") is null;
        return isInFiles
            ? new Reloaded<ClientCertificate>(
                Load,
                ClientCertificate.ReloadPeriod,
                (one, other) => one.SameAs(other),
                options.TimeProvider,
                options.LoggerFactory.CreateLogger(ClientTelemetry.Name))
            : Reloaded.Never(Load());

        ClientCertificate Load()
        {
            var certificate = user.DataOrFile("client-certificate-data", "client-certificate")!;
            var key = user.DataOrFile("client-key-data", "client-key")
                ?? throw user.Fields.Fail("client-key", "is missing, and there is a client certificate.");
            return Pem.ClientCertificate(
                certificate,
                key,
                options.TimeProvider,
                problem => user.Fields.Fail("client-certificate", problem));
        }
    }
}
