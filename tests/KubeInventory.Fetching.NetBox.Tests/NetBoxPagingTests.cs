using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.NetBox.Tests;

public sealed class NetBoxPagingTests
{
    private static readonly FetchShard Devices = new("devices");

    private static readonly string[] DeviceNames = ["nb-dev-7", "nb-dev-12", "nb-dev-31", "nb-dev-32", "nb-dev-40"];

    [Fact]
    public async Task A_new_netbox_is_read_by_its_cursor_and_renders_no_config_context()
    {
        await using var netBox = new RecordedNetBox();
        Assert.Equal(DeviceNames, await netBox.Options().NamesAsync(Devices, Ct));
        Assert.Equal(
            ["?limit=2&start=1&exclude=config_context", "?limit=2&start=13&exclude=config_context", "?limit=2&start=33&exclude=config_context"],
            netBox.Requests.Where(request => request.Path == "/api/dcim/devices/").Select(request => request.Uri.Query));
    }

    [Fact]
    public async Task An_older_one_is_read_by_identifier_and_never_by_offset()
    {
        await using var netBox = new RecordedNetBox { HasCursor = false };
        Assert.Equal(DeviceNames, await netBox.Options().NamesAsync(Devices, Ct));
        Assert.Equal(
            ["?limit=2&ordering=id&id__gt=0&exclude=config_context", "?limit=2&ordering=id&id__gt=12&exclude=config_context", "?limit=2&ordering=id&id__gt=32&exclude=config_context"],
            netBox.Requests.Where(request => request.Path == "/api/dcim/devices/").Select(request => request.Uri.Query));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_netbox_that_gives_fewer_rows_than_asked_for_is_read_to_its_end(bool hasCursor)
    {
        await using var netBox = new RecordedNetBox { HasCursor = hasCursor, MaxPageSize = 1 };
        Assert.Equal(DeviceNames, await netBox.Options(pageSize: 500).NamesAsync(Devices, Ct));
    }

    [Fact]
    public async Task The_source_says_how_large_pages_are()
    {
        await using var netBox = new RecordedNetBox();
        await netBox.Options().FetchAsync(Devices with { PageSize = 77 }, Ct);
        Assert.All(netBox.Requests.Skip(1), request => Assert.Equal("77", request.Query("limit")));
    }

    [Fact]
    public async Task Sites_are_listed_once_a_fetch()
    {
        await using var netBox = new RecordedNetBox();
        await netBox.Options(pageSize: 100).FetchAsync(FetchShard.All, Ct);
        Assert.Single(netBox.Requests, request => request.Path == "/api/dcim/sites/" && request.Query("limit") == "100");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_device_that_is_deleted_while_pages_are_read_takes_no_other_along(bool hasCursor)
    {
        await using var netBox = new RecordedNetBox { HasCursor = hasCursor };
        var removed = false;
        netBox.Fault = request =>
        {
            if (!removed && request.Path == "/api/dcim/devices/" && (request.Query("start") == "13" || request.Query("id__gt") == "12"))
            {
                removed = true;
                netBox.Devices.RemoveAt(0);
            }

            return null;
        };
        Assert.Equal(DeviceNames, await netBox.Options().NamesAsync(Devices, Ct));
    }

    [Fact]
    public async Task A_netbox_that_cannot_order_its_rows_is_refused()
    {
        await using var netBox = new RecordedNetBox { HasCursor = false, HasOrdering = false };
        var refusal = await netBox.Options().RefusalAsync(Devices);
        Assert.Equal(FetchFailure.Malformed, refusal.Failure);
        Assert.StartsWith("NetBox's list dcim/sites/ was read 2 times and is not whole: the row 1 comes after 4", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Doubled_rows_are_read_again_once(int broken)
    {
        await using var netBox = new RecordedNetBox { HasCursor = false };
        BreakSecondPage(netBox, broken, page => page["results"]![0] = netBox.Devices[0]!.DeepClone());
        await AssertReadAgainAsync(netBox, broken, "the row 7 comes after 12, so rows are doubled and others may be lost.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Lost_rows_are_read_again_once(int broken)
    {
        await using var netBox = new RecordedNetBox { HasCursor = false };
        BreakSecondPage(netBox, broken, page => page["results"]!.AsArray().RemoveAt(0));
        await AssertReadAgainAsync(netBox, broken, "5 rows were promised and 4 came.");
    }

    [Fact]
    public async Task Pages_that_lead_elsewhere_are_not_followed()
    {
        await using var netBox = new RecordedNetBox();
        Assert.Equal(DeviceNames, await netBox.Options().NamesAsync(Devices, Ct));
        Assert.All(netBox.Requests, request => Assert.Equal("127.0.0.1", request.Uri.Host));
    }

    [Fact]
    public async Task A_redirection_does_not_get_the_token()
    {
        await using var thief = ProviderServer.Start(_ => ProviderAnswer.Json("{}"));
        await using var netBox = new RecordedNetBox();
        netBox.Fault = _ => new ProviderAnswer(HttpStatusCode.Redirect) { Headers = new Dictionary<string, string> { ["Location"] = thief.Address.ToString() } };
        Assert.Contains("with 302", (await netBox.Options().RefusalAsync(Devices)).Message, StringComparison.Ordinal);
        Assert.Empty(thief.Requests);
    }

    private static void BreakSecondPage(RecordedNetBox netBox, int times, Action<JsonObject> breaks)
    {
        netBox.Fault = request =>
        {
            if (times == 0 || request.Path != "/api/dcim/devices/" || request.Query("id__gt") != "12")
            {
                return null;
            }

            times--;
            var page = new JsonObject { ["count"] = 3, ["next"] = null, ["results"] = new JsonArray(netBox.Devices[2]!.DeepClone(), netBox.Devices[3]!.DeepClone()) };
            breaks(page);
            return ProviderAnswer.Json(page.ToJsonString());
        };
    }

    private static async Task AssertReadAgainAsync(RecordedNetBox netBox, int broken, string fault)
    {
        if (broken == 1)
        {
            Assert.Equal(DeviceNames.Order(StringComparer.Ordinal), (await netBox.Options().NamesAsync(Devices, Ct)).Order(StringComparer.Ordinal));
            return;
        }

        var refusal = await netBox.Options().RefusalAsync(Devices);
        Assert.Equal(FetchFailure.Malformed, refusal.Failure);
        Assert.StartsWith($"NetBox's list dcim/devices/ was read 2 times and is not whole: {fault}", refusal.Message, StringComparison.Ordinal);
    }
}
