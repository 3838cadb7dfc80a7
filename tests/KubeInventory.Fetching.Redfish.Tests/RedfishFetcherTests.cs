using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Redfish.Tests;

public sealed class RedfishFetcherTests
{
    [Fact]
    public async Task Members_come_in_one_answer_where_the_controller_can_expand_them()
    {
        await using var dell = new RecordedController("dell");
        await dell.FetchAsync();
        Assert.DoesNotContain(dell.Requests, request => request.Path.Contains("NIC.Embedded", StringComparison.Ordinal) || request.Path.Contains("CPU.Socket", StringComparison.Ordinal));
        Assert.Equal(
            [.. new[] { "EthernetInterfaces", "Processors", "Storage" }.Select(part => $"/redfish/v1/Systems/System.Embedded.1/{part}")],
            dell.Requests.Where(request => request.Query("$expand") == ".").Select(request => request.Path));

        await using var supermicro = new RecordedController("supermicro");
        await supermicro.FetchAsync();
        Assert.DoesNotContain(supermicro.Requests, request => request.Query("$expand") is not null);
    }

    [Fact]
    public async Task Who_does_not_want_disks_pays_no_request_for_them()
    {
        await using var controller = new RecordedController("dell");
        var host = Assert.Single(await controller.FetchAsync(controller.Options with { ReadsDisks = false })).Resource;
        Assert.Null(host?.Status?.Hardware?.Disks);
        Assert.DoesNotContain(controller.Requests, request => request.Path.Contains("Storage", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("EthernetInterfaces", HttpStatusCode.InternalServerError)]
    [InlineData("Processors", HttpStatusCode.BadRequest)]
    [InlineData("Storage", HttpStatusCode.NotImplemented)]
    [InlineData("Storage/RAID.SL.3-1/Drives/Disk.Bay.1", HttpStatusCode.NotFound)]
    [InlineData("Storage/RAID.SL.3-1/Drives/Disk.Bay.1", HttpStatusCode.BadGateway)]
    public async Task A_part_that_cannot_be_read_is_named_and_takes_nothing_from_the_record(string part, HttpStatusCode code)
    {
        await using var controller = new RecordedController("dell");
        var path = $"/redfish/v1/Systems/System.Embedded.1/{part}";
        controller.Instead = request => request.Path == path ? new ProviderAnswer(code) : null;
        var unreadable = Assert.Single(await controller.FetchAsync());
        Assert.Equal((null, "rf-4c4c4544-0058-4b10-8032-b7c04f513133"), (unreadable.Resource, unreadable.Name));
        Assert.Contains($"{path} with {(int)code}", unreadable.Reason, StringComparison.Ordinal);
        Assert.Equal(0, controller.SessionsOpen);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, FetchFailure.Forbidden)]
    [InlineData(HttpStatusCode.TooManyRequests, FetchFailure.Throttled)]
    public async Task A_part_that_is_refused_or_too_much_ends_the_fetch(HttpStatusCode code, FetchFailure failure)
    {
        await using var controller = new RecordedController("dell");
        controller.Instead = request => request.Path.EndsWith("/Storage", StringComparison.Ordinal) ? new ProviderAnswer(code) : null;
        Assert.Equal(failure, (await controller.RefusalAsync()).Failure);
    }

    [Fact]
    public async Task A_collection_that_firmware_links_to_and_does_not_have_is_empty()
    {
        await using var controller = new RecordedController("dell");
        controller.Instead = request => request.Path.EndsWith("/Storage", StringComparison.Ordinal) || request.Path.EndsWith("/SimpleStorage", StringComparison.Ordinal)
            ? new ProviderAnswer(HttpStatusCode.NotFound)
            : null;
        var hardware = Assert.Single(await controller.FetchAsync()).Resource?.Status?.Hardware;
        Assert.Equal((null, 48), (hardware?.Disks, hardware?.CpuCores));
    }

    [Fact]
    public async Task Requests_to_one_controller_are_bounded()
    {
        await using var controller = new RecordedController("enclosure");
        await controller.FetchAsync(controller.Options with { MaxParallelRequests = 1 });
        Assert.Equal(1, controller.MostInProgress);
    }

    [Fact]
    public async Task Each_controller_is_a_shard_and_hides_only_its_own_systems()
    {
        await using var one = new RecordedController("dell");
        await using var other = new RecordedController("supermicro");
        using var fetcher = new RedfishFetcher(one.Options with { Controllers = [.. one.Options.Controllers, .. other.Options.Controllers] });
        Assert.Equal(["dell", "supermicro"], (await fetcher.ListShardsAsync(Ct)).Select(shard => shard.Name));

        other.Instead = _ => new ProviderAnswer(HttpStatusCode.ServiceUnavailable);
        await Assert.ThrowsAsync<FetchException>(async () => await fetcher.FetchAsync(new FetchShard("supermicro"), Ct).ToListAsync(Ct));
        Assert.Single(await fetcher.FetchAsync(new FetchShard("dell"), Ct).ToListAsync(Ct));
        var refusal = await Assert.ThrowsAsync<FetchException>(async () => await fetcher.FetchAsync(new FetchShard("hpe"), Ct).ToListAsync(Ct));
        Assert.Equal((FetchFailure.Unsupported, true), (refusal.Failure, refusal.Message.StartsWith("There is no controller 'hpe'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_list_that_shows_less_than_it_counts_is_not_complete()
    {
        await using var controller = new RecordedController("supermicro");
        controller["/redfish/v1/Systems"]["Members@odata.count"] = 2;
        Assert.Equal("supermicro says that /redfish/v1/Systems has 2 members, and shows 1.", (await controller.RefusalAsync()).Message);
    }

    [Fact]
    public async Task Pages_that_lead_in_a_circle_are_refused()
    {
        await using var controller = new RecordedController("enclosure");
        controller["/redfish/v1/Systems/?$skip=2"]["Members@odata.nextLink"] = "/redfish/v1/Systems/";
        Assert.Contains("back to one that was read", (await controller.RefusalAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example.net/redfish/v1/Systems/1")]
    [InlineData("//elsewhere.example.net/redfish/v1/Systems/1")]
    public async Task No_link_leads_the_credentials_to_another_host(string link)
    {
        await using var controller = new RecordedController("supermicro");
        controller["/redfish/v1/Systems"]["Members"] = new JsonArray(new JsonObject { ["@odata.id"] = link });
        Assert.Contains("links to another place than itself", (await controller.RefusalAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_that_is_listed_and_not_there_ends_the_fetch()
    {
        await using var controller = new RecordedController("supermicro");
        controller["/redfish/v1/Systems"]["Members"] = new JsonArray(new JsonObject { ["@odata.id"] = "/redfish/v1/Systems/2" });
        Assert.Equal(HttpStatusCode.NotFound, (await controller.RefusalAsync()).StatusCode);
    }

    [Theory]
    [InlineData("""{"@odata.id": "/redfish/v1/"}""", "has no systems")]
    [InlineData("""[]""", "An object with 'Systems' is promised")]
    public async Task What_is_no_management_controller_is_refused(string root, string complaint)
    {
        await using var controller = new RecordedController("dell");
        controller.Instead = request => request.Path == "/redfish/v1/" ? ProviderAnswer.Json(root) : null;
        Assert.Contains(complaint, (await controller.RefusalAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fetcher_keeps_every_rule()
    {
        await using var rack = new RecordedController("enclosure");
        List<RedfishFetcher> made = [];
        var report = await FetcherConformance.CheckAsync<V1Host>(Make, new ConformanceOptions
        {
            BreakAfterFirstPage = () => Fail(request => request.Uri.Query.Contains("skip", StringComparison.Ordinal), HttpStatusCode.InternalServerError),
            Throttle = () => Fail(request => request.Path == "/redfish/v1/Systems/", HttpStatusCode.TooManyRequests),
            Forbid = () => Fail(request => request.Method == "POST", HttpStatusCode.Unauthorized),
            Secrets = [RecordedController.Password, "token-"],
        }, Ct);
        made.ForEach(fetcher => fetcher.Dispose());
        report.ThrowIfBroken();
        Assert.Equal(11, report.Results.Count);

        RedfishFetcher Make()
        {
            made.Add(new RedfishFetcher(rack.Options));
            return made[^1];
        }

        void Fail(Func<ProviderRequest, bool> request, HttpStatusCode code) => rack.Instead = asked => request(asked) ? new ProviderAnswer(code) : null;
    }
}
