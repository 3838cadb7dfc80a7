using System.Security.Cryptography.X509Certificates;

namespace KubeInventory.Client;

/// <summary>The identity that Kubernetes gives a pod: an address in the environment, a token and an authority in files.</summary>
internal sealed record ServiceAccount(string? Host, string? Port, string Folder)
{
    /// <summary>True in a pod.</summary>
    public bool IsPresent => !string.IsNullOrEmpty(Host) && !string.IsNullOrEmpty(Port);

    private string TokenPath => Path.Combine(Folder, "token");

    private string AuthorityPath => Path.Combine(Folder, "ca.crt");

    private string NamespacePath => Path.Combine(Folder, "namespace");

    public static ServiceAccount FromEnvironment() => new(
        Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST"),
        Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT"),
        "/var/run/secrets/kubernetes.io/serviceaccount");

    public ClusterAccess Load(KubeConnectionOptions options)
    {
        if (!IsPresent)
        {
            throw new KubeConfigException(
                "This is no pod: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set. Outside of a cluster use a kubeconfig.");
        }

        var token = TokenFile.Open(TokenPath, start: null, options, problem => new KubeConfigException(
            $"The service account's token {problem} Check automountServiceAccountToken of the pod and of its service account."));
        var host = Host!.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return new ClusterAccess(
            new Uri($"https://{host}:{Port}/"),
            "the pod's service account",
            new ReloadedCredentials(token, certificate: null))
        {
            Trust = File.Exists(AuthorityPath)
                ? ServerTrust.InFile(ReadAuthorities, options)
                : Reloaded.Never(ServerTrust.System),
            Namespace = File.Exists(NamespacePath) ? File.ReadAllText(NamespacePath).Trim() : null,
        };
    }
    private X509Certificate2Collection ReadAuthorities()
    {
        try
        {
            return Pem.Certificates(File.ReadAllBytes(AuthorityPath), problem => new KubeConfigException($"{AuthorityPath} {problem}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KubeConfigException($"{AuthorityPath} cannot be read: {e.Message}", e);
        }
    }
}
