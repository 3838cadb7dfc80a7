using System.Security.Cryptography.X509Certificates;

namespace KubeInventory.Client;

/// <summary>Reads a kubeconfig's cluster: where the server is and how to know it.</summary>
internal static class ClusterSettings
{
    public static Uri Server(KubeConfigEntry cluster)
    {
        var text = cluster.Fields.Text("server") ?? throw cluster.Fields.Fail("server", "is missing.");
        return Uri.TryCreate(text, UriKind.Absolute, out var server) && server.Scheme is "http" or "https"
            ? ServerAddress.Root(server)
            : throw cluster.Fields.Fail("server", $"is \"{text}\", not an address such as https://host:6443.");
    }

    public static Reloaded<ServerTrust> Trust(KubeConfigEntry cluster, KubeConnectionOptions options)
    {
        const string InsecureKey = "insecure-skip-tls-verify";
        var authority = cluster.DataOrFile("certificate-authority-data", "certificate-authority");
        if (cluster.Fields.Flag(InsecureKey))
        {
            return authority is null
                ? Reloaded.Never(ServerTrust.Anyone)
                : throw cluster.Fields.Fail(InsecureKey, "cannot stand beside a certificate-authority: remove one of them.");
        }

        if (authority is null)
        {
            return Reloaded.Never(ServerTrust.System);
        }

        return cluster.Fields.Text("certificate-authority-data") is null
            ? ServerTrust.InFile(() => Read("certificate-authority", cluster.FileContent("certificate-authority")!), options)
            : Reloaded.Never(ServerTrust.Only(Read("certificate-authority-data", authority)));

        X509Certificate2Collection Read(string key, byte[] pem) => Pem.Certificates(pem, problem => cluster.Fields.Fail(key, problem));
    }

    public static Uri? Proxy(KubeConfigEntry cluster)
    {
        if (cluster.Fields.Text("proxy-url") is not { } text)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https" or "socks5"
            ? proxy
            : throw cluster.Fields.Fail("proxy-url", $"is \"{text}\", not an http, https or socks5 address.");
    }
}
