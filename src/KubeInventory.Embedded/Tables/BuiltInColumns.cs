using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Tables;

/// <summary>The columns of the kinds that the server brings along.</summary>
internal static class BuiltInColumns
{
    private static readonly TableColumn[] Default = [CommonColumns.Name, CommonColumns.Age];

    private static readonly TableColumn[] Definitions = [CommonColumns.Name, CommonColumns.CreatedAt];

    private static readonly TableColumn[] Namespaces =
    [
        CommonColumns.Name,
        CommonColumns.Text("Status", "The phase of the namespace: Active or Terminating.", (obj, _) => obj.Map("status")?.Text("phase") ?? ""),
        CommonColumns.Age,
    ];

    private static readonly TableColumn[] Leases =
    [
        CommonColumns.Name,
        CommonColumns.Text("Holder", "Who holds the lease.", (obj, _) => obj.Map("spec")?.Text("holderIdentity") ?? ""),
        CommonColumns.Age,
    ];

    private static readonly TableColumn[] ConfigMaps = [CommonColumns.Name, Count("Data", "data", "binaryData"), CommonColumns.Age];

    private static readonly TableColumn[] Secrets =
    [
        CommonColumns.Name,
        CommonColumns.Text("Type", "What the secret is for.", (obj, _) => obj.Text("type") ?? ""),
        Count("Data", "data"),
        CommonColumns.Age,
    ];

    private static readonly TableColumn[] SigningRequests =
    [
        CommonColumns.Name,
        CommonColumns.Age,
        CommonColumns.Text("SignerName", "Who is to sign.", (obj, _) => obj.Map("spec")?.Text("signerName") ?? ""),
        CommonColumns.Text("Requestor", "Who asks.", (obj, _) => obj.Map("spec")?.Text("username") ?? ""),
        CommonColumns.Text("RequestedDuration", "How long the certificate should be good.", (obj, _) =>
            obj.Map("spec")?.Count("expirationSeconds") is { } seconds ? HumanDuration.Show(TimeSpan.FromSeconds(seconds)) : "<none>"),
        CommonColumns.Text("Condition", "What became of the request.", (obj, _) => SigningRequestCondition(obj)),
    ];

    /// <summary>The columns of a kind; name and age where it has none of its own.</summary>
    public static IReadOnlyList<TableColumn> Of(string group, string kind) => (group, kind) switch
    {
        ("", "Namespace") => Namespaces,
        ("", "ConfigMap") => ConfigMaps,
        ("", "Secret") => Secrets,
        ("" or "events.k8s.io", "Event") => EventColumns.All,
        ("certificates.k8s.io", "CertificateSigningRequest") => SigningRequests,
        ("coordination.k8s.io", "Lease") => Leases,
        ("apiextensions.k8s.io", "CustomResourceDefinition") => Definitions,
        _ => Default,
    };

    private static string SigningRequestCondition(JsonObject obj)
    {
        var status = obj.Map("status") ?? [];
        var types = status.Maps("conditions").Select(condition => condition.Text("type")).ToList();
        var decision = types.Contains("Denied") ? "Denied" : types.Contains("Approved") ? "Approved" : "Pending";
        return decision + (types.Contains("Failed") ? ",Failed" : "") + (status.Text("certificate") is { Length: > 0 } ? ",Issued" : "");
    }

    private static TableColumn Count(string name, params string[] fields) => new()
    {
        Name = name,
        Type = "integer",
        Description = "How many entries there are.",
        Cell = (obj, _) => JsonValue.Create(fields.Sum(field => obj.Map(field)?.Count ?? 0)),
    };
}
