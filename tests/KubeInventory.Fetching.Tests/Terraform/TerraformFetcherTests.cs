namespace KubeInventory.Fetching.Tests.Terraform;

public sealed class TerraformFetcherTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.tfstate");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task An_aws_instance_becomes_a_host_with_the_clouds_own_identity()
    {
        var host = Assert.Single(await FetchAsync(State(Resource("aws_instance", """
            {"id": "i-0abc", "arn": "arn:aws:ec2:eu-central-1:123456789012:instance/i-0abc", "availability_zone": "eu-central-1a",
             "instance_type": "m7g.large", "instance_state": "running", "ami": "ami-1", "subnet_id": "subnet-1",
             "private_ip": "10.0.0.5", "public_ip": "", "private_dns": "ip-10-0-0-5.ec2.internal", "public_dns": "",
             "tags": {"Name": "web-1.example.net"}, "tags_all": {"Name": "web-1.example.net", "Role": "web", "team": "edge"}}
            """))));
        Assert.Equal("aws-i-0abc", host.Metadata?.Name);
        Assert.Equal("aws:///eu-central-1a/i-0abc", host.Spec?.ProviderID);
        Assert.Equal("web-1.example.net", host.Spec?.Hostname);
        Assert.Equal("eu", host.Spec?.Region);
        Assert.Equal("web", host.Spec?.Role);
        Assert.Equal("edge", host.Spec?.Owner?.Team);
        Assert.Equal("123456789012", host.Status?.Provider?.Account);
        Assert.Equal(V1HostStatusProviderState.Running, host.Status?.Provider?.State);
        Assert.Equal(["10.0.0.5", "ip-10-0-0-5.ec2.internal"], host.Status?.Provider?.Addresses?.Select(address => address.Address));
    }

    [Fact]
    public async Task A_name_tag_that_dns_cannot_hold_gives_way_to_the_private_name_as_in_ec2_itself()
    {
        var host = Assert.Single(await FetchAsync(State(Resource("aws_instance", """
            {"id": "i-0abc", "private_dns": "ip-10-0-0-5.ec2.internal", "tags": {"Name": "Web server (old)"}}
            """))));
        Assert.Equal("ip-10-0-0-5.ec2.internal", host.Spec?.Hostname);
    }

    [Theory]
    [InlineData(
        "google_compute_instance",
        """{"instance_id": "4512", "name": "db-1", "project": "p", "zone": "europe-west3-a", "machine_type": "n2", "current_status": "TERMINATED", "labels": {"role": "db"}, "network_interface": [{"network_ip": "10.1.0.2", "access_config": [{"nat_ip": "34.1.2.3"}]}]}""",
        "gce-4512", "gce://p/europe-west3-a/db-1", "Stopped", "10.1.0.2,34.1.2.3")]
    [InlineData(
        "azurerm_linux_virtual_machine",
        """{"id": "/subscriptions/s/resourceGroups/RG-One/providers/Microsoft.Compute/virtualMachines/vm1", "virtual_machine_id": "0b1f-2", "name": "vm1", "computer_name": "vm1", "location": "westeurope", "zone": "2", "size": "D2", "private_ip_address": "10.2.0.4", "tags": {}}""",
        "azure-0b1f-2", "azure:///subscriptions/s/resourceGroups/rg-one/providers/Microsoft.Compute/virtualMachines/vm1", "Unknown", "10.2.0.4")]
    [InlineData(
        "openstack_compute_instance_v2",
        """{"id": "5f0c", "name": "os-1", "flavor_name": "m1", "access_ip_v4": "10.3.0.9", "availability_zone": "nova", "region": "r1", "power_state": "active", "metadata": {"role": "db"}}""",
        "os-5f0c", "openstack:///5f0c", "Running", "10.3.0.9")]
    [InlineData(
        "ibm_compute_bare_metal",
        """{"id": "23337", "hostname": "dcos-23337", "domain": "nr-ops.net", "datacenter": "fra03", "private_ipv4_address": "10.4.0.1", "public_ipv4_address": "169.50.0.1", "memory": 64, "tags": ["role:log"]}""",
        "sl-hw-23337", "ibm-sl:///hardware/23337", "Unknown", "10.4.0.1,169.50.0.1")]
    [InlineData(
        "ibm_compute_vm_instance",
        """{"id": "77", "hostname": "v", "domain": "nr-ops.net", "datacenter": "wdc04", "ipv4_address_private": "10.5.0.1", "ipv4_address": "169.60.0.1", "cores": 4, "memory": 8192}""",
        "sl-vg-77", "ibm-sl:///virtual-guest/77", "Unknown", "10.5.0.1,169.60.0.1")]
    public async Task Each_clouds_machine_gets_the_identity_that_the_cloud_gives_it(
        string type, string attributes, string name, string providerId, string state, string addresses)
    {
        var host = Assert.Single(await FetchAsync(State(Resource(type, attributes))));
        Assert.Equal(name, host.Metadata?.Name);
        Assert.Equal(providerId, host.Spec?.ProviderID);
        Assert.Equal(state, host.Status?.Provider?.State?.Value);
        Assert.Equal(addresses, string.Join(',', host.Status?.Provider?.Addresses?.Select(address => address.Address) ?? []));
    }

    [Fact]
    public async Task Data_sources_deposed_instances_and_other_resources_are_no_hosts()
        => Assert.Empty(await FetchAsync(State(
            Resource("aws_instance", """{"id": "i-1"}""").Replace("managed", "data", StringComparison.Ordinal),
            Resource("aws_instance", """{"id": "i-2"}""").Replace("\"schema_version\"", "\"deposed\": \"00000001\", \"schema_version\"", StringComparison.Ordinal),
            Resource("aws_vpc", """{"id": "vpc-1"}"""))));

    [Fact]
    public async Task A_tainted_machine_is_in_an_unknown_state()
    {
        var host = Assert.Single(await FetchAsync(State(
            Resource("aws_instance", """{"id": "i-1", "instance_state": "running"}""").Replace("\"schema_version\"", "\"status\": \"tainted\", \"schema_version\"", StringComparison.Ordinal))));
        Assert.Equal(V1HostStatusProviderState.Unknown, host.Status?.Provider?.State);
    }

    [Fact]
    public async Task Nothing_of_a_sensitive_attribute_is_copied()
    {
        var host = Assert.Single(await FetchAsync(State(Resource(
            "aws_instance",
            """{"id": "i-1", "private_ip": "10.0.0.1", "tags_all": {"role": "db", "password": "hunter2"}}""",
            """[[{"type": "get_attr", "value": "tags_all"}, {"type": "index", "value": {"value": "password", "type": "string"}}], [{"type": "get_attr", "value": "private_ip"}]]"""))));
        Assert.Equal(["role"], host.Status?.Provider?.Tags?.Keys);
        Assert.Null(host.Status?.Provider?.Addresses);
    }

    [Theory]
    [InlineData("""{"version": 3, "serial": 1, "lineage": "l"}""", "state version 3 is not supported")]
    [InlineData("""{"serial": 1, "lineage": "l"}""", "state version none is not supported")]
    [InlineData("""{"version": 4, "serial": 1}""", "'lineage' is missing")]
    [InlineData("""{"version": 4, "lineage": "l"}""", "'serial' is missing")]
    [InlineData("{\"version\": 4,\n \"serial\"", "(2,")]
    [InlineData("[]", "a JSON object is expected")]
    [InlineData("""{"version": "four"}""", "is not a Terraform state")]
    public async Task What_is_no_state_is_refused(string text, string message)
    {
        var refusal = await Assert.ThrowsAsync<FetchException>(() => FetchAsync(text));
        Assert.Equal(FetchFailure.Malformed, refusal.Failure);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_serial_that_went_back_is_noticed()
    {
        var fetcher = new TerraformFetcher(new TerraformFetcherOptions { Path = _path });
        await FetchAsync(fetcher, """{"version": 4, "serial": 7, "lineage": "l", "resources": []}""");
        var refusal = await Assert.ThrowsAsync<FetchException>(() => FetchAsync(fetcher, """{"version": 4, "serial": 6, "lineage": "l", "resources": []}"""));
        Assert.Contains("went back from serial 7 to 6", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await FetchAsync(fetcher, """{"version": 4, "serial": 8, "lineage": "l", "resources": []}"""));
    }

    [Fact]
    public async Task Another_lineage_is_noticed()
    {
        var fetcher = new TerraformFetcher(new TerraformFetcherOptions { Path = _path, Lineage = "expected" });
        var refusal = await Assert.ThrowsAsync<FetchException>(() => FetchAsync(fetcher, """{"version": 4, "serial": 7, "lineage": "other", "resources": []}"""));
        Assert.Contains("has the lineage other, not expected", refusal.Message, StringComparison.Ordinal);
    }

    private static string State(params string[] resources)
        => $$"""{"version": 4, "terraform_version": "1.9.8", "serial": 1, "lineage": "l", "outputs": {}, "resources": [{{string.Join(',', resources)}}]}""";

    private static string Resource(string type, string attributes, string sensitive = "[]")
        => $$"""{"mode": "managed", "type": "{{type}}", "name": "x", "instances": [{"schema_version": 0, "attributes": {{attributes}}, "sensitive_attributes": {{sensitive}}}]}""";

    private Task<List<V1Host>> FetchAsync(string text)
        => FetchAsync(new TerraformFetcher(new TerraformFetcherOptions { Path = _path, Regions = new Dictionary<string, string> { ["eu-central-1"] = "eu" } }), text);

    private async Task<List<V1Host>> FetchAsync(TerraformFetcher fetcher, string text)
    {
        await File.WriteAllTextAsync(_path, text, Ct);
        return await fetcher.FetchAsync(FetchShard.All, Ct).Select(fetched => fetched.Resource!).ToListAsync(Ct);
    }
}
