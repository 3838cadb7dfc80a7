using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client;

/// <summary>What a credential program may know of the cluster.</summary>
/// <param name="Server">Address of the API server.</param>
/// <param name="TlsServerName">Name to expect in the server's certificate.</param>
/// <param name="SkipTlsVerify">Whether any certificate will do.</param>
/// <param name="Authority">Authorities that sign the server's certificate, in PEM.</param>
/// <param name="Proxy">Proxy on the way there.</param>
/// <param name="DisableCompression">Whether answers are to come as they are.</param>
/// <param name="Config">Settings of the program that stand with the cluster, as its extension <c>client.authentication.k8s.io/exec</c>.</param>
internal sealed record ExecClusterInfo(
    string Server, string? TlsServerName, bool SkipTlsVerify, byte[]? Authority, string? Proxy, bool DisableCompression, JsonNode? Config)
{
    private const string ExtensionName = "client.authentication.k8s.io/exec";

    public static ExecClusterInfo Read(KubeConfigEntry cluster) => new(
        cluster.Fields.Text("server") ?? "",
        cluster.Fields.Text("tls-server-name"),
        cluster.Fields.Flag("insecure-skip-tls-verify"),
        cluster.DataOrFile("certificate-authority-data", "certificate-authority"),
        cluster.Fields.Text("proxy-url"),
        cluster.Fields.Flag("disable-compression"),
        cluster.Fields.Maps("extensions").FirstOrDefault(extension => extension.Text("name") == ExtensionName)?.Json("extension"));

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("cluster"u8);
        writer.WriteString("server"u8, Server);
        WriteText(writer, "tls-server-name", TlsServerName);
        WriteFlag(writer, "insecure-skip-tls-verify", SkipTlsVerify);
        if (Authority is not null)
        {
            writer.WriteBase64String("certificate-authority-data"u8, Authority);
        }

        WriteText(writer, "proxy-url", Proxy);
        WriteFlag(writer, "disable-compression", DisableCompression);
        if (Config is not null)
        {
            writer.WritePropertyName("config"u8);
            Config.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteFlag(Utf8JsonWriter writer, string name, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, true);
        }
    }
}
