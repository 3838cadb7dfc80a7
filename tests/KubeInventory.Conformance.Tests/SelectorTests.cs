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

    [Fact]
    public async Task Built_selectors_select()
    {
        await CreateAllAsync();
        var labels = LabelSelector.Where("run").Is(_run).And("env").In("prod", "test").And("tier").DoesNotExist().And("rank").IsLessThan(3);
        var fields = FieldSelector.Where("spec.color").Is("green").And("metadata.name").IsNot("a,b=c\\d");

        var found = await Widgets.ListAsync(new ListOptions { LabelSelector = labels, FieldSelector = fields }, Ct).ToListAsync(Ct);

        Assert.Equal("c", (string?)Assert.Single(found)["metadata.labels.key"]);
    }

    [Fact]
    public async Task A_field_that_cannot_be_selected_by_is_a_bad_request()
    {
        var refusal = await RefusedAsync(Widgets.ListPageAsync(new ListOptions { FieldSelector = "spec.size=1" }, Ct));

        Assert.Equal(StatusReason.BadRequest, refusal.Reason);
    }

    [Theory]
    [InlineData("labelSelector", "env in prod")]
    [InlineData("labelSelector", "env=not valid!")]
    [InlineData("fieldSelector", "nonsense")]
    public async Task A_selector_that_makes_no_sense_is_refused_with_the_words_that_the_client_has(string parameter, string text)
    {
        var path = $"{Loose<Widgets>.Definition.CollectionPath()}?{parameter}={Uri.EscapeDataString(text)}";

        var refusal = await RefusedAsync(new RawReader(Connection).ReadAsync(path, Ct));

        Assert.Equal(StatusReason.BadRequest, refusal.Reason);
        Assert.False(parameter is "labelSelector" ? LabelSelector.TryParse(text, out _, out var error) : FieldSelector.TryParse(text, out _, out error));
        Assert.Equal(error, refusal.Status.Message);
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
