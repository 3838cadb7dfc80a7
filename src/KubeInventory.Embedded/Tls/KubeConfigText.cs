using System.Text;

namespace KubeInventory.Embedded.Tls;

/// <summary>The kubeconfig with which kubectl and others reach a server as its admin.</summary>
internal static class KubeConfigText
{
    public static string ForAdmin(Uri address, Credentials credentials) => $"""
        apiVersion: v1
        kind: Config
        clusters:
        - name: embedded
          cluster:
            server: {address.GetLeftPart(UriPartial.Authority)}
            certificate-authority-data: {Base64(credentials.Authority.CertificatePem)}
        users:
        - name: admin
          user:
            client-certificate-data: {Base64(credentials.Admin.ExportCertificatePem())}
            client-key-data: {Base64(CertificateAuthority.ExportKeyPem(credentials.Admin))}
        contexts:
        - name: embedded
          context:
            cluster: embedded
            user: admin
        current-context: embedded

        """;

    private static string Base64(string pem) => Convert.ToBase64String(Encoding.ASCII.GetBytes(pem + "\n"));
}
