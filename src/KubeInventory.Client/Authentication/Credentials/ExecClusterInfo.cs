using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>What a credential program may know of the cluster.</summary>
internal sealed record ExecClusterInfo(string Server, string? TlsServerName, bool SkipTlsVerify, byte[]? Authority, string? Proxy)
{
    public static ExecClusterInfo Read(KubeConfigEntry cluster) => new(
        cluster.Fields.Text("server") ?? "",
        cluster.Fields.Text("tls-server-name"),
        cluster.Fields.Flag("insecure-skip-tls-verify"),
        cluster.DataOrFile("certificate-authority-data", "certificate-authority"),
        cluster.Fields.Text("proxy-url"));

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("cluster"u8);
        writer.WriteString("server"u8, Server);
        if (TlsServerName is not null)
        {
            writer.WriteString("tls-server-name"u8, TlsServerName);
        }

        if (SkipTlsVerify)
        {
            writer.WriteBoolean("insecure-skip-tls-verify"u8, true);
        }

        if (Authority is not null)
        {
            writer.WriteBase64String("certificate-authority-data"u8, Authority);
        }

        if (Proxy is not null)
        {
            writer.WriteString("proxy-url"u8, Proxy);
        }

        writer.WriteEndObject();
    }
}
