using System.Globalization;
using KubeInventory;
using KubeInventory.Client;

namespace QuickStart;

/// <summary>Hosts as a table for people.</summary>
internal static class FleetTable
{
    private static readonly string[] Header = ["NAME", "TEAM", "PROVIDER", "REGION", "CLUSTER", "ROLE", "STATE", "IN SERVICE SINCE"];

    public static void Print(IEnumerable<V1Host> hosts, TextWriter output)
    {
        string[][] rows = [Header, .. hosts
            .OrderBy(host => host.Spec?.Region, StringComparer.Ordinal)
            .ThenBy(host => host.Spec?.Provider, StringComparer.Ordinal)
            .ThenBy(host => host.Metadata?.Name, StringComparer.Ordinal)
            .Select(Row)];
        var widths = Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    public static string[] Row(V1Host host)
    {
        var inService = host.Status?.Conditions?.FirstOrDefault(condition => condition.Type == "InService" && condition.Status == ConditionStatus.True);
        return
        [
            host.Metadata?.Name ?? "",
            host.Spec?.Owner?.Team ?? "-",
            host.Spec?.Provider ?? "-",
            host.Spec?.Region ?? "-",
            host.Spec?.ClusterName ?? "-",
            host.Spec?.Role ?? "-",
            host.Status?.Phase?.Value ?? "-",
            inService?.LastTransitionTime?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-",
        ];
    }
}
