using KubeInventory.TestKit;
using YamlDotNet.RepresentationModel;

namespace KubeInventory.Tests;

/// <summary>What every kind of the inventory promises.</summary>
public class CrdTests
{
    private static readonly string[] Selectable =
    [
        ".spec.clusterName", ".spec.hostname", ".spec.maintenance.mode", ".spec.provider", ".spec.region", ".spec.role", ".status.phase", ".status.provider.state",
    ];

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "crds")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_kinds_have_the_names_that_people_type()
        => Assert.Equal(
            ["clusters clu", "hosts ho", "providersources ps", "regions reg"],
            Files.Select(file => At(Load(file.Data), "spec", "names")).Select(names => $"{names!["plural"]} {((YamlSequenceNode)names["shortNames"])[0]}"));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_field_says_what_it_is(string file)
        => Assert.Empty(Nodes(file).Where(node => node.Path.Contains('.') && !node.Path.EndsWith("[]", StringComparison.Ordinal) && !node.Path.EndsWith("{}", StringComparison.Ordinal) && node.Path != ".metadata" && !Has(node.Schema, "description")).Select(node => node.Path));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_string_list_and_map_has_a_bound(string file)
        => Assert.Empty(Nodes(file).Where(node => node.Path is not (".apiVersion" or ".kind") && !IsBounded(node.Schema)).Select(node => node.Path));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_list_says_who_may_share_it(string file)
        => Assert.Empty(Nodes(file).Where(node => Text(node.Schema, "type") == "array" && !Has(node.Schema, "x-kubernetes-list-type")).Select(node => node.Path));

    [Fact]
    public void Hosts_are_found_by_the_fields_that_people_ask_for()
    {
        var version = (YamlMappingNode)((YamlSequenceNode)At(Load("kubeinventory.io_hosts.yaml"), "spec")!["versions"])[0];
        Assert.Equal(Selectable, ((YamlSequenceNode)version["selectableFields"]).Select(field => field["jsonPath"].ToString()).Order(StringComparer.Ordinal));
    }

    private static bool IsBounded(YamlMappingNode schema) => Text(schema, "type") switch
    {
        "string" => Has(schema, "maxLength") || Has(schema, "enum") || Text(schema, "format") == "date-time",
        "array" => Has(schema, "maxItems"),
        "object" => !Has(schema, "additionalProperties") || Has(schema, "maxProperties"),
        _ => true,
    };

    private static IEnumerable<(string Path, YamlMappingNode Schema)> Nodes(string file)
    {
        var version = (YamlMappingNode)((YamlSequenceNode)At(Load(file), "spec")!["versions"])[0];
        return Below("", At(version, "schema", "openAPIV3Schema")!);
    }

    private static IEnumerable<(string Path, YamlMappingNode Schema)> Below(string path, YamlMappingNode schema)
    {
        yield return (path, schema);
        List<(string Path, YamlMappingNode Schema)> children = [];
        if (At(schema, "properties") is { } properties)
        {
            children.AddRange(properties.Children.Select(property => ($"{path}.{property.Key}", (YamlMappingNode)property.Value)));
        }

        if (At(schema, "items") is { } items)
        {
            children.Add(($"{path}[]", items));
        }

        if (At(schema, "additionalProperties") is { } values)
        {
            children.Add(($"{path}{{}}", values));
        }

        foreach (var node in children.SelectMany(child => Below(child.Path, child.Schema)))
        {
            yield return node;
        }
    }

    private static YamlMappingNode Load(string file)
    {
        var stream = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Repository.Root, "crds", file));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static YamlMappingNode? At(YamlMappingNode node, params string[] keys)
        => keys.Aggregate(node, (current, key) => current is not null && current.Children.TryGetValue(key, out var child) ? (child as YamlMappingNode)! : null!);

    private static bool Has(YamlMappingNode node, string key) => node.Children.ContainsKey(key);

    private static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value.ToString() : null;
}
