using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

public abstract class SelectorTests(ServerUnderTest server) : ConformanceTests(server)
{
    private readonly string _run = RealServer.UniqueName("run");

    public sealed class Embedded(EmbeddedServer server) : SelectorTests(server);

    public sealed class Real(RealServerUnderTest server) : SelectorTests(server);

    [Theory]
    [InlineData("env=prod", "a b")]
    [InlineData("env==prod,tier=db", "a")]
    [InlineData("env!=prod", "c d")]
    [InlineData("env in (prod, test)", "a b c")]
    [InlineData("env notin (prod)", "c d")]
    [InlineData("env", "a b c")]
    [InlineData("!env", "d")]
    [InlineData("tier notin (db),env", "b c")]
    [InlineData("rank>1", "c")]
    [InlineData("rank<2", "a")]
    public async Task Labels_select(string selector, string expected)
    {
        await CreateAllAsync();

        var found = await Widgets.ListAsync(new ListOptions { LabelSelector = $"run={_run},{selector}" }, Ct).ToListAsync(Ct);

        Assert.Equal(expected.Split(' '), found.Select(widget => (string)widget["metadata.labels.key"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Names_and_selectable_fields_select()
    {
        await CreateAllAsync();
        var run = $"run={_run}";
        var some = await Widgets.ListAsync(new ListOptions { LabelSelector = run }, Ct).FirstAsync(Ct);

        var byName = await Widgets.ListAsync(new ListOptions { FieldSelector = $"metadata.name={some.Name}" }, Ct).ToListAsync(Ct);
        var red = await Widgets.ListAsync(new ListOptions { LabelSelector = run, FieldSelector = "spec.color=red" }, Ct).ToListAsync(Ct);
        var notRed = await Widgets.ListAsync(new ListOptions { LabelSelector = run, FieldSelector = "spec.color!=red" }, Ct).CountAsync(Ct);

        Assert.Equal(some.Name, Assert.Single(byName).Name);
        Assert.Equal("a", (string?)Assert.Single(red)["metadata.labels.key"]);
        Assert.Equal(3, notRed);
    }

    [Theory]
    [InlineData("env in prod", null)]
    [InlineData("env=not valid!", null)]
    [InlineData(null, "spec.size=1")]
    [InlineData(null, "nonsense")]
    public async Task A_selector_that_makes_no_sense_is_a_bad_request(string? labels, string? fields)
    {
        var refusal = await RefusedAsync(Widgets.ListPageAsync(new ListOptions { LabelSelector = labels, FieldSelector = fields }, Ct));

        Assert.Equal(StatusReason.BadRequest, refusal.Reason);
    }

    private async Task CreateAllAsync()
    {
        await CreateOneAsync("a", "red", ("env", "prod"), ("tier", "db"), ("rank", "1"));
        await CreateOneAsync("b", "green", ("env", "prod"));
        await CreateOneAsync("c", "green", ("env", "test"), ("rank", "2"));
        await CreateOneAsync("d", "grey", ("tier", "db"));
    }

    private Task<Loose<Widgets>> CreateOneAsync(string key, string color, params IEnumerable<(string Key, string Value)> labels)
    {
        var all = string.Concat(labels.Select(label => $", \"{label.Key}\": \"{label.Value}\""));
        return CreateAsync($$$"""{"metadata": {"labels": {"run": "{{{_run}}}", "key": "{{{key}}}"{{{all}}} } }, "spec": {"color": "{{{color}}}"} }""");
    }
}
