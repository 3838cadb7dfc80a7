using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace KubeInventory.Client.Tests;

/// <summary>What many objects have in common is one in memory, and nothing else follows from it.</summary>
public sealed class SharedValueTests
{
    private static readonly Config Quiet = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261123, 5);

    private readonly ModelReadOptions _shared = new() { ShareValues = true };

    [Fact]
    public void Labels_that_come_again_and_again_are_one_map()
    {
        var maps = Enumerable.Range(0, 4).Select(i => Labels($$$"""{"name":"db-{{{i}}}","labels":{"env":"production","team":"storage"}}""")).ToArray();

        Assert.Same(maps[2], maps[3]);
        Assert.Equal("storage", maps[3]!["team"]);
        Assert.NotSame(maps[3], Labels("""{"labels":{"env":"production","team":"search"}}"""));
    }

    [Fact]
    public void Small_objects_that_come_again_and_again_are_one()
    {
        var references = Enumerable.Range(0, 4)
            .Select(i => Read($$$"""{"name":"db-{{{i}}}","ownerReferences":[{"kind":"Cluster","name":"eu-1","controller":true}]}""").OwnerReferences![0])
            .ToArray();

        Assert.Same(references[2], references[3]);
        Assert.Equal("eu-1", references[3].Name);
    }

    [Fact]
    public void One_JSON_of_two_types_is_two_values()
    {
        const string Json = """{"labels":{"name":"eu-1"},"ownerReferences":[{"name":"eu-1"}]}""";
        var last = Enumerable.Range(0, 4).Select(_ => Read(Json)).Last();

        Assert.Equal("eu-1", last.Labels!["name"]);
        Assert.Equal(new OwnerReference { Name = "eu-1" }, last.OwnerReferences![0]);
    }

    [Fact]
    public void Fields_that_the_type_does_not_know_are_kept_in_each_object()
    {
        const string Json = """{"ownerReferences":[{"name":"eu-1","shade":{"of":"blue"}}]}""";
        var last = Enumerable.Range(0, 4).Select(_ => Read(Json)).Last();

        Assert.Equal(Json, Encoding.UTF8.GetString(ModelJson.ToUtf8Bytes(last)));
    }

    [Fact]
    public void What_is_not_in_order_is_refused_also_after_its_like_was_read()
    {
        const string Json = """{"labels":{"env":"production"}}""";
        Assert.All(Enumerable.Range(0, 4), _ => Read(Json));

        Assert.All(Enumerable.Range(1, Json.Length - 1), length => Assert.ThrowsAny<JsonException>(() => Read(Json[..length])));
        Assert.ThrowsAny<JsonException>(() => Read(Json.Replace("\"}", "\"]", StringComparison.Ordinal)));
        Assert.ThrowsAny<JsonException>(() => Read(Json.Replace("\"production\"", "1", StringComparison.Ordinal)));
    }

    [Fact]
    public void Whatever_is_read_is_the_same_as_if_nothing_were_shared() =>
        Prop.ForAll(Metadata.ToArbitrary(), json => Read(json).Equals(ModelJson.Read<ObjectMeta>(Encoding.UTF8.GetBytes(json)))).Check(Quiet);

    [Fact]
    public void Whatever_many_threads_read_at_once_is_the_same_too()
    {
        var all = Metadata.Sample(200).ToArray();
        var expected = all.Select(json => ModelJson.Read<ObjectMeta>(Encoding.UTF8.GetBytes(json))).ToArray();

        Parallel.For(0, 20_000, i => Assert.Equal(expected[i % all.Length], Read(all[i % all.Length])));
    }

    [Fact]
    public void A_map_answers_as_a_dictionary_does() => Prop.ForAll(Entries.ToArbitrary(), json =>
    {
        var map = Labels($$"""{"labels":{{json}}}""")!;
        var expected = JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
        return map.Count == expected.Count
            && map.Keys.ToHashSet().SetEquals(expected.Keys)
            && map.ToDictionary().OrderBy(entry => entry.Key, StringComparer.Ordinal).SequenceEqual(expected.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            && expected.All(entry => map[entry.Key] == entry.Value && map.ContainsKey(entry.Key))
            && !map.TryGetValue("no-such-key", out _);
    }).Check(Quiet);

    // Few keys and values, so that maps come again; of two entries with one key the last one counts.
    private static Gen<string> Entries =>
        from entries in Gen.Zip(Gen.Elements("env", "team", "a\\u0062c", "é", "k1", "k2", "k3", "k4", "k5", "k6"), Gen.Elements("", "production", "a\\\"{b", "]}")).ListOf()
        from space in Gen.Elements("", " ", "\n  ")
        select $"{{{string.Join($",{space}", entries.Take(12).Select(entry => $"\"{entry.Item1}\":{space}\"{entry.Item2}\""))}{space}}}";

    private static Gen<string> Metadata =>
        from labels in Entries
        from annotations in Entries
        from owner in Gen.Elements("eu-1", "eu-2", new string('x', 300))
        from unknown in RandomJson.Value(2)
        select $$"""{"labels":{{labels}},"annotations": {{annotations}},"ownerReferences":[{"name":"{{owner}}","shade":{{unknown}}}]}""";

    private ObjectMeta Read(string json) => ModelJson.Read<ObjectMeta>(Encoding.UTF8.GetBytes(json), _shared);

    private IReadOnlyDictionary<string, string>? Labels(string json) => Read(json).Labels;
}
