using System.Security.Cryptography.X509Certificates;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace KubeInventory.Embedded.Tests;

/// <summary>What a kubeconfig says of its only cluster and user.</summary>
internal sealed class KubeConfigFile
{
    private readonly YamlNode _cluster;
    private readonly YamlNode _user;

    public KubeConfigFile(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        _cluster = yaml.Documents[0].RootNode["clusters"][0]["cluster"];
        _user = yaml.Documents[0].RootNode["users"][0]["user"];
    }

    public Uri Server => new((string)_cluster["server"]!);

    public X509Certificate2 Authority => X509Certificate2.CreateFromPem(Text(_cluster["certificate-authority-data"]));

    public X509Certificate2 ClientCertificate =>
        X509Certificate2.CreateFromPem(Text(_user["client-certificate-data"]), Text(_user["client-key-data"]));

    /// <summary>A client that trusts the cluster's CA and presents the user's certificate.</summary>
    public HttpClient CreateClient() => CreateClient(ClientCertificate);

    /// <summary>A client that trusts the cluster's CA and presents a certificate, or none.</summary>
    public HttpClient CreateClient(X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { Authority },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        if (certificate is not null)
        {
            handler.SslOptions.ClientCertificates = [certificate];
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        }

        return new HttpClient(handler) { BaseAddress = Server };
    }

    private static string Text(YamlNode base64) => Encoding.ASCII.GetString(Convert.FromBase64String((string)base64!));
}
