using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Tests.Apply;

/// <summary>Random parts of objects that fit <see cref="ApplySchema"/>. Few names and values, so that writers meet.</summary>
internal sealed class RandomThing(Random random)
{
    private static readonly string[] Words = ["a", "b", "c"];

    public JsonObject Metadata() => Subset(0.3,
        ("labels", WordMap),
        ("annotations", WordMap),
        ("finalizers", () => Set(() => $"example.com/{Word()}")),
        ("ownerReferences", () => new JsonArray([.. Picks().Select(uid => (JsonNode)new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Owner",
            ["name"] = Word(),
            ["uid"] = uid,
        })])));

    public JsonObject Spec() => Subset(0.35,
        ("role", () => Word()),
        ("size", () => Number()),
        ("mode", () => Word()),
        ("tags", WordMap),
        ("disks", () => Named(() => Subset(0.6, ("path", () => Word()), ("gib", () => Number())))),
        ("place", () => Subset(0.6, ("rack", () => Word()), ("unit", () => Number()))),
        ("owners", () => Set(Word)),
        ("ports", () => Set(() => Number().ToString(System.Globalization.CultureInfo.InvariantCulture), number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))),
        ("notes", () => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => (JsonNode)Word())])),
        ("nics", Nics),
        ("free", () => Anything(3)),
        ("half", () => Subset(0.6, ("known", () => Subset(0.6, ("a", () => Word()))), ("other", () => Anything(2)))),
        ("either", () => random.Next(2) == 0 ? Word() : Number()),
        ("maybe", () => random.Next(3) == 0 ? null : Word()));

    public JsonObject Status() => Subset(0.6,
        ("phase", () => Word()),
        ("conditions", () => new JsonArray([.. Picks().Select(type => (JsonNode)With(Subset(0.7, ("status", () => Word())), "type", type))])));

    /// <summary>Puts a null in the place of some values, as patches do to remove them.</summary>
    public JsonObject WithNulls(JsonObject patch)
    {
        foreach (var (name, value) in patch.ToList())
        {
            if (random.Next(4) == 0 && name != "metadata")
            {
                patch[name] = null;
            }
            else if (value is JsonObject map)
            {
                WithNulls(map);
            }
        }

        return patch;
    }

    public string Word() => Words[random.Next(Words.Length)];

    private JsonObject WordMap() => Named(() => Word());

    private int Number() => random.Next(3);

    private JsonObject Named(Func<JsonNode?> value) => new(Picks().Select(name => KeyValuePair.Create(name, value())));

    private JsonArray Set(Func<string> item, Func<string, JsonNode>? convert = null)
    {
        var items = Enumerable.Range(0, random.Next(4)).Select(_ => item()).Distinct();
        return new JsonArray([.. items.Select(text => convert is null ? JsonValue.Create(text) : convert(text))]);
    }

    private JsonArray Nics()
    {
        var keys = Picks().SelectMany(name => new (string, string?)[] { (name, null), (name, "v6"), (name, "v4") }).Where(_ => random.Next(2) == 0);
        var nics = keys.DistinctBy(key => (key.Item1, key.Item2 ?? "v4")).Select(key =>
        {
            var nic = With(Subset(0.5, ("mtu", () => Number()), ("addresses", () => Set(Word))), "name", key.Item1);
            return (JsonNode)(key.Item2 is null ? nic : With(nic, "family", key.Item2));
        }).ToArray();
        random.Shuffle(nics);
        return new JsonArray(nics);
    }

    private JsonObject Anything(int depth) => new JsonObject(Picks().Select(name => KeyValuePair.Create(name, (JsonNode?)(random.Next(depth > 0 ? 5 : 3) switch
    {
        0 => Word(),
        1 => Number(),
        2 => new JsonArray(Word(), new JsonObject { ["x"] = Number() }),
        _ => Anything(depth - 1),
    }))));

    private string[] Picks()
    {
        var picked = Words.Where(_ => random.Next(2) == 0).ToArray();
        random.Shuffle(picked);
        return picked;
    }

    private JsonObject Subset(double chance, params (string Name, Func<JsonNode?> Value)[] fields) =>
        new(fields.Where(_ => random.NextDouble() < chance).Select(field => KeyValuePair.Create(field.Name, field.Value())));

    private static JsonObject With(JsonObject map, string name, string value)
    {
        map[name] = value;
        return map;
    }
}
