using System.Text.Json.Nodes;
using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Ansible.Tests;

public class InventoryTests
{
    private static readonly InventoryOptions Legacy = new() { Naming = GroupNaming.Legacy };
    private static readonly InventoryOptions Modern = new();

    [Fact]
    public async Task The_talks_own_host_gives_the_talks_own_groups()
    {
        var json = await ListAsync([Some.SlideHost()], Legacy);

        Assert.Equal(["_meta", "all", "nr_cluster_name=eu-dcos-cluster", "nr_role=log"], json.Select(group => group.Key));
        Equal("""{"hosts": ["dcos-23337.nr-ops.net"], "vars": {"nr_role": "log"}}""", json["nr_role=log"]);
        Equal("""{"hosts": ["dcos-23337.nr-ops.net"], "vars": {"nr_cluster_name": "eu-dcos-cluster"}}""", json["nr_cluster_name=eu-dcos-cluster"]);
        Equal("""{"hosts": ["dcos-23337.nr-ops.net"]}""", json["all"]);
    }

    [Fact]
    public async Task Other_labels_make_legacy_groups_where_they_are_asked_for()
    {
        var json = await ListAsync([Some.SlideHost()], Legacy with { GroupBy = ["availabilityZone", "env", "sla"], Prefix = "x_" });
        Assert.Equal(["_meta", "all", "x_availability_zone=bcr01.fra03", "x_env=production", "x_sla=high_priority"], json.Select(group => group.Key));
    }

    [Fact]
    public async Task Modern_groups_have_names_that_Ansible_takes_as_they_are()
    {
        var host = Some.Host("db-1");
        var json = await ListAsync([host with { Spec = host.Spec! with { ClusterName = "eu-dcos-cluster", Roles = ["syslog"] } }], Modern);
        Assert.Equal(["_meta", "all", "cluster_eu_dcos_cluster", "provider_static", "region_eu", "role_log", "role_syslog"], json.Select(group => group.Key));
        Equal("""["cluster_eu_dcos_cluster"]""", json["region_eu"]!["children"]);
    }

    [Fact]
    public async Task A_cluster_that_spans_regions_is_a_child_of_none()
    {
        V1Host In(string name, string region) => Some.Host(name) with { Spec = Some.Host(name).Spec! with { Region = region, ClusterName = "c" } };
        var json = await ListAsync([In("a", "eu"), In("b", "us")], Modern);
        Assert.Null(json["region_eu"]!["children"]);
        Assert.Null(json["region_us"]!["children"]);
    }

    [Fact]
    public async Task A_clusters_variables_are_its_groups_variables()
    {
        var cluster = new V1Cluster { Metadata = new ObjectMeta { Name = "eu-dcos-cluster" }, Spec = new V1ClusterSpec { AnsibleGroupVars = new Dictionary<string, string> { ["ntp"] = "10.0.0.1" } } };
        var host = Some.SlideHost();
        var json = await ListAsync([host with { Spec = host.Spec! with { ClusterName = "eu-dcos-cluster" } }], Modern, cluster);
        Equal("""{"ntp": "10.0.0.1"}""", json["cluster_eu_dcos_cluster"]!["vars"]);
    }

    [Fact]
    public async Task An_empty_inventory_has_no_group_that_Ansible_reads_as_a_host()
        => Equal("""{"_meta": {"hostvars": {}}, "all": {"hosts": []}}""", await ListAsync([], Modern));

    [Fact]
    public async Task A_host_is_reached_as_it_asks_to_be()
    {
        var host = Some.Host("db-1") with
        {
            Spec = Some.Host("db-1").Spec! with { Access = new V1HostSpecAccess { AddressType = V1HostSpecAccessAddressType.ExternalIP, Port = 2222, User = "core", Bastion = "jump.example.net:22" } },
            Status = new V1HostStatus
            {
                Provider = new V1HostStatusProvider
                {
                    Addresses =
                    [
                        new V1HostStatusProviderAddress { Type = V1HostStatusProviderAddressType.InternalIP, Address = "10.0.0.1" },
                        new V1HostStatusProviderAddress { Type = V1HostStatusProviderAddressType.ExternalIP, Address = "192.0.2.1" },
                    ],
                },
            },
        };
        var vars = (await ListAsync([host], Modern))["_meta"]!["hostvars"]!["db-1.example.net"]!;
        Assert.Equal("192.0.2.1", (string?)vars["ansible_host"]);
        Assert.Equal(2222, (int?)vars["ansible_port"]);
        Assert.Equal("core", (string?)vars["ansible_user"]);
        Assert.Equal("-o ProxyJump=jump.example.net:22", (string?)vars["ansible_ssh_common_args"]);
        Assert.Equal("log", (string?)vars["kubeinventory_role"]);
    }

    [Theory]
    [InlineData("-oProxyCommand=reboot")]
    [InlineData("jump; reboot")]
    [InlineData("jump\n")]
    public void A_bastion_that_is_no_host_reaches_no_command_line(string bastion)
    {
        var host = Some.Host("db-1");
        var refusal = Assert.Throws<InventoryException>(() => HostVars.Of(host with { Spec = host.Spec! with { Access = new V1HostSpecAccess { Bastion = bastion } } }));
        Assert.Contains("db-1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_annotation_adds_variables_and_stays_out_of_the_facts()
    {
        var vars = HostVars.Of(Annotated("""{"disk": "nvme0n1", "ansible_user": "admin"}"""));
        Assert.Equal("nvme0n1", (string?)vars["disk"]);
        Assert.Equal("admin", (string?)vars["ansible_user"]);
        Equal("{}", vars["kubeinventory_annotations"]);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("""{"a": 1, "a": 2}""")]
    public void A_broken_annotation_stops_the_inventory_and_names_the_host(string text)
        => Assert.Contains("Host db-1", Assert.Throws<InventoryException>(() => HostVars.Of(Annotated(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_two_hosts_with_one_hostname_the_newest_that_runs_has_the_name_and_none_is_dropped()
    {
        V1Host Twin(string name, V1HostStatusProviderState state, int day) => new()
        {
            Metadata = new ObjectMeta { Name = name },
            Spec = new V1HostSpec { ProviderID = $"static://t/{name}", Hostname = "web.example.net" },
            Status = new V1HostStatus { Provider = new V1HostStatusProvider { State = state, LaunchTime = new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero) } },
        };
        var inventory = InventoryBuilder.Build(
            [Twin("old", V1HostStatusProviderState.Running, 1), Twin("new", V1HostStatusProviderState.Running, 2), Twin("dead", V1HostStatusProviderState.Stopped, 3)], [], Modern);

        Assert.Equal(["web.example.net", "web.example.net__dead", "web.example.net__old"], inventory.HostVars.Keys);
        Assert.Equal("new", (string?)inventory.HostVars["web.example.net"]["kubeinventory_name"]);
        Assert.Equal(2, inventory.Doubts.Count);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("Active", true)]
    [InlineData("Maintenance", true)]
    [InlineData("Unknown", true)]
    [InlineData("Missing", false)]
    [InlineData("Stopped", false)]
    [InlineData("Terminated", false)]
    public void Hosts_that_cannot_be_configured_are_left_out_unless_asked_for(string? phase, bool included)
    {
        var host = Some.Host("db-1") with { Status = new V1HostStatus { Phase = phase is null ? default(V1HostStatusPhase?) : new V1HostStatusPhase(phase) } };
        Assert.Equal(included, InventoryBuilder.Build([host], [], Modern).HostVars.Count == 1);
        Assert.Single(InventoryBuilder.Build([host], [], Modern with { Include = ["missing", "Stopped", "Terminated"] }).HostVars);
    }

    [Theory]
    [InlineData("metadata.name", "fra-sl-23337")]
    [InlineData("label:role", "log")]
    [InlineData("tag:Name", "dcos-23337.nr-ops.net")]
    public void Names_come_from_the_first_source_that_has_one(string source, string name)
        => Assert.Equal([name], InventoryBuilder.Build([Some.SlideHost()], [], Modern with { Hostnames = [source, "spec.hostname"] }).HostVars.Keys);

    [Fact]
    public void A_phase_that_does_not_exist_is_refused()
        => Assert.Contains("Missing", Assert.Throws<InventoryException>(() => InventoryBuilder.Build([], [], Modern with { Include = ["Mising"] })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_source_of_names_that_does_not_exist_is_refused()
        => Assert.Contains("spec.hostname", Assert.Throws<InventoryException>(() => HostnameSource.Parse("labels:x")).Message, StringComparison.Ordinal);

    private static V1Host Annotated(string vars)
        => Some.Host("db-1") with { Metadata = new ObjectMeta { Name = "db-1", Annotations = new Dictionary<string, string> { ["kubeinventory.io/ansible-vars"] = vars } } };

    private static async Task<JsonObject> ListAsync(V1Host[] hosts, InventoryOptions options, params V1Cluster[] clusters)
    {
        var output = new MemoryStream();
        await InventoryJson.WriteAsync(output, InventoryBuilder.Build(hosts, clusters, options), host: null, Ct);
        return JsonNode.Parse(output.ToArray())!.AsObject();
    }

    private static void Equal(string expected, JsonNode? actual)
        => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"Expected {expected}, got {actual?.ToJsonString()}");
}
