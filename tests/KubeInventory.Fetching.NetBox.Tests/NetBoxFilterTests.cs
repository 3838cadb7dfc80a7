namespace KubeInventory.Fetching.NetBox.Tests;

public sealed class NetBoxFilterTests
{
    [Fact]
    public async Task Filters_of_a_source_are_netbox_s_own()
    {
        await using var netBox = new RecordedNetBox();
        var names = await netBox.Options().NamesAsync(Shard("devices", ("role", ["log", "web"]), ("name__isw", ["fra", "iad"]), ("has_primary_ip", ["true"])), Ct);
        Assert.Equal(["nb-dev-7", "nb-dev-40"], names);
        Assert.EndsWith(
            "&role=log&role=web&name__isw=fra&name__isw=iad&has_primary_ip=true", netBox.Requests.Last().Uri.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_cannot_become_another_filter()
    {
        await using var netBox = new RecordedNetBox();
        Assert.Empty(await netBox.Options().NamesAsync(Shard("devices", ("role", ["log&role=web"])), Ct));
        Assert.EndsWith("&role=log%26role%3Dweb", netBox.Requests.Last().Uri.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("owner", "x", "NetBox would ignore the filter 'owner' and report everything.")]
    [InlineData("role__regex", "x", "NetBox would ignore the filter 'role__regex' and report everything.")]
    [InlineData("has_primary_ip", "yes", "NetBox filters by 'has_primary_ip' with true or false alone.")]
    [InlineData("role", null, "NetBox does not filter by 'role' without a value.")]
    [InlineData("cf_", "x", "NetBox does not filter by 'cf_'")]
    [InlineData("cf_env__n", "x", "NetBox does not filter by 'cf_env__n'")]
    [InlineData("rack_id", "7", "NetBox does not filter virtual machines by 'rack_id': leave them out by the options, or name a shard of the others.")]
    public async Task What_netbox_would_ignore_or_take_for_something_else_is_refused_before_a_request(string key, string? value, string message)
    {
        await using var netBox = new RecordedNetBox();
        var refusal = await netBox.Options().RefusalAsync(Shard("virtual-machines", (key, value is null ? [] : [value])));
        Assert.Equal(FetchFailure.Unsupported, refusal.Failure);
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(netBox.Requests);
    }

    [Fact]
    public async Task One_of_several_tags_is_more_than_netbox_can_ask_for()
    {
        await using var netBox = new RecordedNetBox();
        Assert.StartsWith("NetBox filters by one tag", (await netBox.Options().RefusalAsync(Shard("devices", ("tag", ["a", "b"])))).Message, StringComparison.Ordinal);
        await netBox.Options().FetchAsync(Shard("devices", ("tag", ["a"]), ("tag__n", ["b", "c"])), Ct);
        Assert.EndsWith("&tag=a&tag__n=b&tag__n=c", netBox.Requests.Last().Uri.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_custom_field_filters_where_netbox_does_it()
    {
        await using var netBox = new RecordedNetBox();
        Assert.Equal(["nb-dev-40"], await netBox.Options().NamesAsync(Shard("devices", ("cf_env", ["staging"])), Ct));
    }

    [Theory]
    [InlineData("cf_colour", "red", "NetBox has no custom field 'colour' and ignored the filter cf_colour")]
    [InlineData("cf_sla", "low", "NetBox ignored the filter cf_sla: the object 7 has another value.")]
    [InlineData("cf_cores", null, "NetBox ignored the filter cf_cores: the object 12 has another value.")]
    [InlineData("cf_cores", "16", "NetBox ignored the filter cf_cores: the object 7 has another value.")]
    public async Task A_custom_field_that_netbox_does_not_filter_by_shows_in_its_rows(string key, string? value, string message)
    {
        await using var netBox = new RecordedNetBox();
        var refusal = await netBox.Options().RefusalAsync(Shard("devices", (key, value is null ? [] : [value])));
        Assert.Equal(FetchFailure.Unsupported, refusal.Failure);
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_is_a_shard_of_both_kinds()
    {
        await using var netBox = new RecordedNetBox();
        var options = netBox.Options().OfSites("fra03", "iad01");
        using var fetcher = new NetBoxFetcher(options);
        Assert.Equal(["fra03", "iad01"], (await fetcher.ListShardsAsync(Ct)).Select(shard => shard.Name));
        Assert.Equal(["nb-dev-7", "nb-dev-12", "nb-dev-32", "nb-vm-7"], await options.NamesAsync(new FetchShard("fra03"), Ct));
    }

    [Fact]
    public async Task A_site_that_is_not_there_is_not_an_empty_one()
    {
        await using var netBox = new RecordedNetBox();
        Assert.Equal("NetBox has no site 'fra30' that this token may view: give the slug of a site.", (await netBox.Options().RefusalAsync(new FetchShard("fra30"))).Message);
    }

    [Fact]
    public async Task A_site_is_not_filtered_by_another()
    {
        await using var netBox = new RecordedNetBox();
        Assert.StartsWith("NetBox filters by 'site' only where", (await netBox.Options().RefusalAsync(Shard("fra03", ("site", ["iad01"])))).Message, StringComparison.Ordinal);
    }

    private static FetchShard Shard(string name, params (string Key, string[] Values)[] filters)
        => new(name) { Filters = [.. filters.Select(filter => new FetchFilter(filter.Key, filter.Values))] };
}
