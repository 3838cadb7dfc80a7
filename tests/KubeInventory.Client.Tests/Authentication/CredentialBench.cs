using System.Net;
using System.Text;
using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

/// <summary>Credentials in files of their own, servers that judge them, and a clock.</summary>
internal sealed class CredentialBench : IDisposable
{
    public const string Map = """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x"}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("credentials-");

    public TestCertificates Certificates { get; } = new();

    public ManualTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

    public KubeConnectionOptions Options => new() { TimeProvider = Clock, RequestTimeout = Timeout.InfiniteTimeSpan };

    /// <summary>The entry of a kubeconfig's cluster that trusts the servers of this bench.</summary>
    public string Authority => $"certificate-authority-data: {Certificates.AuthorityData}";

    public static string AuthorityPem(TestCertificates certificates) => Encoding.UTF8.GetString(Convert.FromBase64String(certificates.AuthorityData));

    public static Task<ConfigMap> ReadAsync(KubeConnection connection) => new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct);

    public WireServer StartTls() => WireServer.StartTls(
        Certificates.Server(address: IPAddress.Loopback),
        askForClientCertificate: true,
        exchange => exchange.AnswerAsync(200, Map));

    /// <summary>Connects with a certificate that <see cref="WriteClientCertificate"/> wrote.</summary>
    public KubeConnection ConnectWith(WireServer server, string certificatePath) => server.Connect(
        Options, cluster: Authority, user: $"client-certificate: {certificatePath}, client-key: {certificatePath}.key");

    /// <summary>Writes a certificate and its key, over those before.</summary>
    /// <returns>The certificate's path; the key's has <c>.key</c> behind it.</returns>
    public string WriteClientCertificate(string name)
    {
        var (certificate, key) = Certificates.Client(name);
        Write("client.key", key);
        return Write("client", certificate);
    }

    public string Write(string name, string content)
    {
        System.IO.File.WriteAllText(File(name), content);
        return File(name);
    }

    /// <summary>The path of a file of this bench.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        Certificates.Dispose();
    }
}
