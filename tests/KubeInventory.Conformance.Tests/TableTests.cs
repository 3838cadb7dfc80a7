using System.Text.Json;
using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

public abstract class TableTests(ServerUnderTest server) : ConformanceTests(server)
{
    private const string Full =
        """{"team": "ünit", "count": 3, "ratio": 1234567.5, "on": true, "note": "first\nsecond", "since": "2020-01-01T00:00:00Z"}""";

    private readonly string _run = RealServer.UniqueName("run");

    public sealed class Embedded(EmbeddedServer server) : TableTests(server);

    public sealed class Real(RealServerUnderTest server) : TableTests(server);

    private ResourceClient<Loose<Gauges>> Everywhere => new(Connection);

    private ResourceClient<Loose<Gauges>> Gauges => Everywhere.InNamespace("default");

    private ListOptions OfThisRun => new() { LabelSelector = $"run={_run}" };

    [Fact]
    public async Task A_list_is_a_table_under_the_columns_of_its_kind()
    {
        await CreateAsync("a", Full);
        await CreateAsync("b", "{}");

        var table = await Gauges.ListTableAsync(OfThisRun, cancellationToken: Ct);
        await DeleteAsync();

        Assert.Equal(["Name", "Team", "Count", "Ratio", "On", "Note", "Since"], table.Columns.Select(column => column.Name));
        Assert.Equal(["string", "string", "integer", "number", "boolean", "string", "date"], table.Columns.Select(column => column.Type));
        Assert.Equal([0, 0, 0, 0, 0, 1, 0], table.Columns.Select(column => column.Priority));
        Assert.Equal(("name", "int32", "Who reads it."), (table.Columns[0].Format, table.Columns[2].Format, table.Columns[1].Description));
        Assert.Matches("^[1-9][0-9]*$", table.Metadata.ResourceVersion);
        var (full, bare) = (table.Rows[0], table.Rows[1]);
        Assert.Equal(($"{_run}-a", "ünit", 3), (full["Name"].GetString(), full["team"].GetString(), full["COUNT"].GetInt32()));
        Assert.Equal((1234567.5, true), (full["Ratio"].GetDouble(), full["On"].GetBoolean()));
        Assert.Matches("^[0-9]+y", full["Since"].GetString());
        Assert.Equal(JsonValueKind.Null, bare["Team"].ValueKind);
        Assert.Equal(("default", $"{_run}-b"), (bare.Metadata?.Namespace, bare.Metadata?.Name));
        Assert.Null(bare.Object);
        Assert.Contains("Name, Team, Count", Assert.Throws<KeyNotFoundException>(() => full["Teams"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_come_with_as_much_of_their_objects_as_is_asked_for()
    {
        var created = await CreateAsync("a", Full);

        var none = Assert.Single((await Gauges.ListTableAsync(OfThisRun, IncludeObject.None, Ct)).Rows);
        var whole = Assert.Single((await Gauges.GetTableAsync(created.Name, IncludeObject.Object, Ct)).Rows);
        await DeleteAsync();

        Assert.Null(none.Metadata);
        Assert.Null(none.Object);
        Assert.Equal(3, (int?)whole.Object?["spec.count"]);
        Assert.Equal(created.Metadata, whole.Metadata);
    }

    [Fact]
    public async Task Pages_together_are_the_whole_table()
    {
        foreach (var name in new[] { "a", "b", "c", "d", "e" })
        {
            await CreateAsync(name, "{}");
        }

        var first = await Gauges.ListTablePageAsync(OfThisRun with { Limit = 2 }, cancellationToken: Ct);
        var whole = await Gauges.ListTableAsync(OfThisRun with { Limit = 2 }, IncludeObject.None, Ct);
        await DeleteAsync();

        Assert.Equal(2, first.Rows.Count);
        Assert.NotEqual("", first.Metadata.Continue ?? "");
        Assert.Equal(new[] { "a", "b", "c", "d", "e" }.Select(name => $"{_run}-{name}"), whole.Rows.Select(row => row["Name"].GetString()));
        Assert.Equal("", whole.Metadata.Continue ?? "");
        Assert.Equal(7, whole.Columns.Count);
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_no_empty_table()
    {
        await InstallAsync();

        Assert.Equal("nobody", (await Assert.ThrowsAsync<KubeNotFoundException>(() => Gauges.GetTableAsync("nobody", cancellationToken: Ct))).ObjectName);
        var none = await Gauges.ListTableAsync(OfThisRun, cancellationToken: Ct);
        Assert.Empty(none.Rows);
        Assert.Equal("", none.ToString());
    }

    [Fact]
    public async Task Its_text_is_what_kubectl_prints()
    {
        using var kubectl = new Kubectl(Server.KubeConfig);
        await CreateAsync("a", Full);
        await CreateAsync("a-longer-name", """{"ratio": 0.5, "on": false, "count": -12345678, "note": "tail"}""");

        var table = await Gauges.ListTableAsync(OfThisRun, cancellationToken: Ct);
        var everywhere = await Everywhere.ListTableAsync(OfThisRun, cancellationToken: Ct);
        var one = await Gauges.GetTableAsync($"{_run}-a", IncludeObject.None, Ct);
        const string Resource = "gauges.table.conformance.kubeinventory.io";
        var plain = await kubectl.RunAsync($"get {Resource} -n default -l run={_run}");
        var wide = await kubectl.RunAsync($"get {Resource} -n default -o wide -l run={_run}");
        var all = await kubectl.RunAsync($"get {Resource} -A -l run={_run}");
        var alone = await kubectl.RunAsync($"get {Resource} -n default {_run}-a");
        await DeleteAsync();

        Assert.Equal(plain, table.ToString());
        Assert.Equal(wide, table.ToWideString());
        Assert.Equal(all, everywhere.ToString());
        Assert.Equal(alone, one.ToString());
        Assert.Contains("first...", wide, StringComparison.Ordinal);
    }

    private Task InstallAsync() => new ResourceClient<Loose<Definitions>>(Connection).InstallAsync(
        Loose<Definitions>.Of("gauges.table.conformance.kubeinventory.io", Conformance.Tests.Gauges.Crd), Ct);

    private async Task<Loose<Gauges>> CreateAsync(string name, string spec)
    {
        await InstallAsync();
        var gauge = Loose<Gauges>.Of($"{_run}-{name}", $$$"""{"metadata": {"labels": {"run": "{{{_run}}}"} }, "spec": {{{spec}}} }""");
        return await Gauges.CreateAsync(gauge, cancellationToken: Ct);
    }

    private Task<IReadOnlyList<Loose<Gauges>>> DeleteAsync() =>
        Gauges.DeleteCollectionAsync(new DeleteCollectionOptions { LabelSelector = OfThisRun.LabelSelector }, Ct);
}
