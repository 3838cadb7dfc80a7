using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

public abstract class RaceTests(ServerUnderTest server) : ConformanceTests(server)
{
    public sealed class Embedded(EmbeddedServer server) : RaceTests(server);

    public sealed class Real(RealServerUnderTest server) : RaceTests(server);

    [Fact]
    public async Task Of_two_writers_from_one_version_one_wins_and_the_other_is_told()
    {
        var created = await CreateAsync();
        Task<StatusReason?> WriteAsync(string key) =>
            OutcomeAsync(Widgets.ReplaceAsync(created.With(json => Tag(json, key)), cancellationToken: Ct));

        var outcomes = await Task.WhenAll(WriteAsync("a"), WriteAsync("b"));

        Assert.Equal([null, StatusReason.Conflict], outcomes.Order());
        Assert.Single((await Widgets.GetAsync(created.Name, Ct))["spec.tags"]!.AsObject());
    }

    [Fact]
    public async Task Updates_of_many_writers_all_arrive()
    {
        var created = await CreateAsync();
        var keys = new[] { "a", "b", "c", "d" };

        await Task.WhenAll(keys.Select(key => Widgets.UpdateAsync(created.Name, widget => widget.With(json => Tag(json, key)), Ct)));

        var tags = (await Widgets.GetAsync(created.Name, Ct))["spec.tags"]!.AsObject();
        Assert.Equal(keys, tags.Select(tag => tag.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_many_creators_of_one_name_one_wins()
    {
        var name = NewName();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            OutcomeAsync(Widgets.CreateAsync(Loose<Widgets>.Of(name, """{"spec": {}}"""), cancellationToken: Ct))));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Equal(4, outcomes.Count(outcome => outcome is StatusReason.AlreadyExists));
    }

    [Fact]
    public async Task Versions_of_a_kind_only_grow_and_no_two_writes_share_one()
    {
        var versions = new List<long>();
        for (var count = 0; count < 5; count++)
        {
            versions.Add(long.Parse((await CreateAsync()).ResourceVersion, null));
        }

        Assert.Equal(versions.Order().Distinct(), versions);
    }

    /// <summary>Why a write was refused; null if it was not.</summary>
    private static async Task<StatusReason?> OutcomeAsync(Task write)
    {
        try
        {
            await write;
            return null;
        }
        catch (KubeApiException e)
        {
            return e.Reason;
        }
    }

    private static void Tag(JsonObject json, string key)
    {
        var tags = json["spec"]!["tags"] as JsonObject ?? [];
        json["spec"]!["tags"] = tags;
        tags[key] = "1";
    }
}
