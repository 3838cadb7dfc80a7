namespace KubeInventory.Client.Tests;

/// <summary>Writes a kubeconfig with one cluster, one user and one context, all named <c>it</c>.</summary>
internal static class KubeConfigText
{
    public static string Of(string address, string cluster = "", string user = "") => $$$"""
        apiVersion: v1
        kind: Config
        current-context: it
        contexts: [{name: it, context: {cluster: it, user: it}}]
        clusters: [{name: it, cluster: {server: "{{{address}}}", {{{cluster}}} }}]
        users: [{name: it, user: { {{{user}}} }}]
        """;
}
