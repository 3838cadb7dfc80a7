using System.Text.Json.Nodes;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Azure.Tests;

public sealed class AzureMappingTests : IDisposable
{
    private readonly RecordedAzure _azure = new();

    public void Dispose() => _azure.Dispose();

    [Fact]
    public async Task A_subscription_gives_the_reviewed_hosts()
        => await HostSnapshot.MatchAsync(
            "KubeInventory.Fetching.Azure.Tests/Recorded/hosts.json", (await _azure.Options().FetchAsync()).Select(one => one.Resource!), Ct);

    [Fact]
    public async Task A_machine_that_terraform_knows_too_is_one_record()
    {
        using var directory = new TemporaryDirectory();
        var machine = _azure.Machines[0]!;
        var state = new JsonObject
        {
            ["version"] = 4,
            ["serial"] = 1,
            ["lineage"] = "a",
            ["resources"] = new JsonArray(new JsonObject
            {
                ["mode"] = "managed",
                ["type"] = "azurerm_linux_virtual_machine",
                ["name"] = "web",
                ["instances"] = new JsonArray(new JsonObject
                {
                    ["attributes"] = new JsonObject { ["id"] = (string?)machine["id"], ["virtual_machine_id"] = (string?)machine["properties"]!["vmId"], ["location"] = "westeurope", ["zone"] = "1" },
                }),
            }),
        };
        await File.WriteAllTextAsync(directory.File("terraform.tfstate"), state.ToJsonString(), Ct);
        using var terraform = new TerraformFetcher(new TerraformFetcherOptions { Path = directory.File("terraform.tfstate") });
        var known = await terraform.FetchAsync(FetchShard.All, Ct).FirstAsync(Ct);

        var live = (await _azure.Options().FetchAsync())[0];
        Assert.Equal((known.Name, known.Resource?.Spec?.ProviderID, known.Resource?.Spec?.Zone), (live.Name, live.Resource?.Spec?.ProviderID, live.Resource?.Spec?.Zone));
        Assert.StartsWith($"azure:///subscriptions/{RecordedAzure.Subscription}/resourceGroups/web-prod/", live.Resource?.Spec?.ProviderID, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PowerState/running", "Running")]
    [InlineData("PowerState/starting", "Pending")]
    [InlineData("PowerState/stopping", "Stopping")]
    [InlineData("PowerState/deallocating", "Stopping")]
    [InlineData("PowerState/stopped", "Stopped")]
    [InlineData("PowerState/deallocated", "Stopped")]
    [InlineData("PowerState/hibernated", "Unknown")]
    [InlineData("OSState/generalized", "Unknown")]
    public async Task The_power_state_alone_says_how_a_machine_is(string code, string state)
    {
        _azure.States[0]!["properties"]!["instanceView"]!["statuses"]![1]!["code"] = code;
        Assert.Equal(state, (await _azure.Options().FetchAsync())[0].Resource?.Status?.Provider?.State?.Value);
    }

    [Fact]
    public async Task Addresses_cost_two_lists_and_no_request_for_each_machine()
    {
        await _azure.Options().FetchAsync();
        Assert.Equal(
            ["virtualMachines", "virtualMachines", "publicIPAddresses", "publicIPAddresses", "networkInterfaces", "networkInterfaces", "virtualMachines", "virtualMachines"],
            _azure.Requests.Select(uri => uri.Segments[^1]));
    }

    [Fact]
    public async Task Without_the_network_there_are_no_addresses_and_no_requests_for_them()
    {
        var options = _azure.Options();
        var fetched = await new AzureFetcherOptions { Credential = options.Credential, Transport = options.Transport, Network = false }.FetchAsync();
        Assert.All(fetched, one => Assert.Null(one.Resource?.Status?.Provider?.Addresses));
        Assert.DoesNotContain(_azure.Requests, uri => uri.AbsolutePath.Contains("Microsoft.Network", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_machine_that_cannot_be_read_is_named_and_the_others_are_reported()
    {
        _azure.Machines[1]!["tags"] = new JsonObject { ["env"] = 5 };
        var fetched = await _azure.Options().FetchAsync();
        Assert.Equal(4, fetched.Count);
        Assert.Equal("azure-1c8d2a75-3a49-4b60-8e1f-6d2a7a3dab02: the tag 'env' must be a text, not Number.", fetched[1].ToString());
    }

    [Fact]
    public async Task A_machine_without_identity_makes_the_shard_incomplete()
    {
        _azure.Machines[1]!["properties"]!.AsObject().Remove("vmId");
        var refusal = await _azure.Options().RefusalAsync();
        Assert.Equal(FetchFailure.Malformed, refusal.Failure);
        Assert.EndsWith("/virtualMachines/db-1 without 'vmId'.", refusal.Message, StringComparison.Ordinal);
    }
}
