using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

public abstract class PagingTests(ServerUnderTest server) : ConformanceTests(server)
{
    private readonly string _run = RealServer.UniqueName("run");

    private ListOptions TwoByTwo => new() { Limit = 2, LabelSelector = $"run={_run}" };

    public sealed class Embedded(EmbeddedServer server) : PagingTests(server);

    public sealed class Real(RealServerUnderTest server) : PagingTests(server);

    [Fact]
    public async Task Pages_together_are_the_whole_in_the_order_of_names()
    {
        var names = await CreateFiveAsync();

        var paged = await Widgets.ListAsync(TwoByTwo, Ct).Select(widget => widget.Name).ToListAsync(Ct);
        var whole = await Widgets.ListPageAsync(TwoByTwo with { Limit = 0 }, Ct);

        Assert.Equal(names, paged);
        Assert.Equal(names, whole.Items.Select(widget => widget.Name));
        Assert.True(string.IsNullOrEmpty(whole.Metadata.Continue));
    }

    [Fact]
    public async Task Later_pages_show_the_moment_of_the_first_one()
    {
        var names = await CreateFiveAsync();

        var first = await Widgets.ListPageAsync(TwoByTwo, Ct);
        await Widgets.DeleteAsync(names[3], cancellationToken: Ct);
        var second = await Widgets.ListPageAsync(TwoByTwo with { Continue = first.Metadata.Continue }, Ct);

        Assert.Equal(2, first.Items.Count);
        Assert.Equal([names[2], names[3]], second.Items.Select(widget => widget.Name));
        Assert.Equal(first.Metadata.ResourceVersion, second.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task A_list_at_an_exact_version_shows_that_version()
    {
        var names = await CreateFiveAsync();
        var before = await Widgets.ListPageAsync(TwoByTwo with { Limit = 0 }, Ct);
        await Widgets.DeleteAsync(names[0], cancellationToken: Ct);

        var exact = await Widgets.ListPageAsync(
            TwoByTwo with { Limit = 0, Consistency = ListConsistency.Exact(before.Metadata.ResourceVersion) },
            Ct);

        Assert.Equal(names, exact.Items.Select(widget => widget.Name));
        Assert.Equal(before.Metadata.ResourceVersion, exact.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task A_list_is_at_least_as_new_as_asked()
    {
        var created = await CreateAsync($$$"""{"metadata": {"labels": {"run": "{{{_run}}}"} }, "spec": {} }""");

        var list = await Widgets.ListPageAsync(
            TwoByTwo with { Limit = 0, Consistency = ListConsistency.NotOlderThan(created.ResourceVersion) },
            Ct);

        Assert.Equal(created.Name, Assert.Single(list.Items).Name);
    }

    [Fact]
    public async Task A_list_from_the_future_is_refused_after_a_while()
    {
        using var impatient = await Server.OpenAsync(Ct, new KubeConnectionOptions { MaxRetries = 0 });
        var now = await Widgets.ListPageAsync(TwoByTwo, Ct);
        var future = $"{long.Parse(now.Metadata.ResourceVersion!, null) + 1_000_000}";

        var refusal = await RefusedAsync(new ResourceClient<Loose<Widgets>>(impatient).ListPageAsync(
            new ListOptions { Consistency = ListConsistency.NotOlderThan(future), Limit = 0 },
            Ct));

        Assert.Equal(StatusReason.Timeout, refusal.Reason);
        Assert.Contains("Too large resource version", refusal.Status.Message, StringComparison.Ordinal);
        Assert.Contains(refusal.Status.Details!.Causes!, cause => cause.Reason is "ResourceVersionTooLarge");
    }

    [Fact]
    public async Task Whatever_the_server_has_at_hand_will_do()
    {
        var created = await CreateAsync($$$"""{"metadata": {"labels": {"run": "{{{_run}}}"} }, "spec": {} }""");
        await Widgets.ListPageAsync(TwoByTwo with { Consistency = ListConsistency.NotOlderThan(created.ResourceVersion) }, Ct);

        var list = await Widgets.ListPageAsync(TwoByTwo with { Consistency = ListConsistency.AnyCached }, Ct);

        Assert.Equal(created.Name, Assert.Single(list.Items).Name);
    }

    [Theory]
    [InlineData("continue=nonsense")]
    [InlineData("resourceVersion=abc")]
    [InlineData("resourceVersion=0&resourceVersionMatch=Exact")]
    [InlineData("resourceVersionMatch=Exact")]
    public async Task A_place_that_makes_no_sense_is_refused(string query)
    {
        var refusal = await RefusedAsync(new RawReader(Connection).ReadAsync($"{Loose<Widgets>.Definition.CollectionPath()}?limit=2&{query}", Ct));

        Assert.Contains(refusal.Reason, new[] { StatusReason.BadRequest, StatusReason.Invalid });
    }

    private async Task<List<string>> CreateFiveAsync()
    {
        var names = new List<string>();
        for (var count = 0; count < 5; count++)
        {
            names.Add((await CreateAsync($$$"""{"metadata": {"labels": {"run": "{{{_run}}}"} }, "spec": {} }""")).Name);
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
