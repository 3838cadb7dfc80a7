using System.Globalization;

namespace KubeInventory.Benchmarks;

/// <summary>The JSON of one host of a fleet: what identifies it is its own, what classifies it is shared with many, as in real fleets.</summary>
internal static class HostTemplate
{
    private static readonly string[] Regions = ["eu-central-1", "us-east-1", "ap-south-1", "us-west-2"];
    private static readonly string[] Roles = ["log", "db", "web", "queue", "cache", "build"];
    private static readonly string[] Teams = ["storage", "container-fabric", "payments", "search", "observability"];
    private static readonly string[] Types = ["m5.large", "m5.2xlarge", "c6i.4xlarge", "r6g.xlarge"];

    /// <summary>The host of an index, at a resource version of its own.</summary>
    public static string Fill(int index) => Fill(index, HostDataset.VersionOf(index).ToString(CultureInfo.InvariantCulture));

    /// <summary>The host of an index, at a given resource version.</summary>
    public static string Fill(int index, string resourceVersion)
    {
        var id = $"i-{index * 2654435761L % 0xFFFFFFFFFL:x9}{index:x6}";
        var region = Regions[index % Regions.Length];
        var zone = region + "abc"[index % 3];
        var role = Roles[index % Roles.Length];
        var team = Teams[index % Teams.Length];
        var address = $"10.{index >> 16 & 255}.{index >> 8 & 255}.{index & 255}";
        var name = $"aws-{index:d7}";
        var time = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(index * 37).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Minify($$$"""
            {"apiVersion":"kubeinventory.io/v1","kind":"Host",
            "metadata":{"name":"{{{name}}}","uid":"{{{index:x8}}}-5b1c-4f0e-9d57-{{{index * 40503L:x12}}}","resourceVersion":"{{{resourceVersion}}}",
            "generation":2,"creationTimestamp":"{{{time}}}",
            "labels":{"kubeinventory.io/cluster":"{{{region}}}-fleet","env":"production","provider":"aws","region":"{{{region}}}","role":"{{{role}}}","team":"{{{team}}}"},
            "annotations":{"kubeinventory.io/observation":"{{{index * 11400714819L:x16}}}"},
            {{{ManagedFields(time)}}}},
            "spec":{"providerID":"aws:///{{{zone}}}/{{{id}}}","source":"aws-{{{region}}}","provider":"aws",
            "hostname":"{{{name}}}.{{{region}}}.example.net","region":"{{{region[..2]}}}","zone":"{{{zone}}}","clusterName":"{{{region}}}-fleet",
            "role":"{{{role}}}","environment":"production","owner":{"team":"{{{team}}}","contact":"#{{{team}}}"},
            "access":{"addressType":"InternalIP","port":22,"user":"core"},"lifecycle":"Active"},
            "status":{"observedGeneration":2,"phase":"Active",
            "provider":{"id":"{{{id}}}","state":"Running","rawState":"running","instanceType":"{{{Types[index % Types.Length]}}}",
            "imageID":"ami-0c55b159cbfafe1f0","account":"123456789012","vpc":"vpc-0a1b2c3d","subnet":"subnet-{{{zone}}}","providerRegion":"{{{region}}}",
            "providerZone":"{{{zone}}}","launchTime":"{{{time}}}","tags":{"Name":"{{{name}}}","owner":"{{{team}}}","cost-center":"cc-{{{index % 40}}}"},
            "addresses":[{"type":"InternalIP","address":"{{{address}}}"},{"type":"InternalDNS","address":"ip-{{{address.Replace('.', '-')}}}.ec2.internal"}]},
            "conditions":[{"type":"Ready","status":"True","reason":"DaemonReports","message":"","lastTransitionTime":"{{{time}}}"}]}}
            """);
    }

    private static string ManagedFields(string time) => $$$$$"""
        "managedFields":[
        {"manager":"kubeinventory-fetcher","operation":"Apply","apiVersion":"kubeinventory.io/v1","time":"{{{{{time}}}}}","fieldsType":"FieldsV1",
        "fieldsV1":{"f:metadata":{"f:labels":{"f:env":{},"f:provider":{},"f:region":{},"f:role":{},"f:team":{}}},
        "f:spec":{"f:hostname":{},"f:provider":{},"f:providerID":{},"f:region":{},"f:zone":{}}}},
        {"manager":"kubeinventory-hostd","operation":"Apply","apiVersion":"kubeinventory.io/v1","time":"{{{{{time}}}}}","fieldsType":"FieldsV1",
        "fieldsV1":{"f:status":{"f:conditions":{"k:{\"type\":\"Ready\"}":{".":{},"f:status":{},"f:type":{}}
        }}},"subresource":"status"}]
        """;

    // An API server sends no line breaks inside an object.
    private static string Minify(string text) => text.ReplaceLineEndings("").Trim();
}
