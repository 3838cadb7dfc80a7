using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using KubeInventory.Embedded.Apply;

namespace KubeInventory.Embedded.Tests.Apply;

/// <summary>What holds for every configuration.</summary>
public sealed class ApplyLaws
{
    private static readonly FieldType Type = FieldTypeReader.OfResource(ApplySchema.Parsed);

    [Fact]
    public void Applying_twice_is_applying_once() => Check((any, thing) =>
    {
        thing.Apply("bob", any.Spec().ToJsonString());
        var configuration = any.Spec().ToJsonString();
        var once = thing.Apply("alice", configuration, force: true).Object.DeepClone();
        thing.Now += TimeSpan.FromHours(1);
        return JsonNode.DeepEquals(once, thing.Apply("alice", configuration).Object);
    });

    [Fact]
    public void Managers_of_different_fields_do_not_depend_on_who_comes_first() => Check((any, thing) =>
    {
        var (mine, yours) = Split(Filled(any.Spec()));
        var other = new Subject();
        thing.Apply("alice", mine).Apply("bob", yours);
        other.Apply("bob", yours).Apply("alice", mine);
        return JsonNode.DeepEquals(thing.Spec, other.Spec) && thing.Owners.SequenceEqual(other.Owners);
    });

    [Fact]
    public void A_manager_owns_what_it_applies_and_nothing_else() => Check((any, thing) =>
    {
        var configuration = Subject.Configuration(Filled(any.Spec()).ToJsonString());
        thing.Apply("alice", Filled(any.Spec()).ToJsonString()).Try("alice", configuration);
        var expected = FieldSetReader.Read(configuration, Type).Except(ServerFields.Set);
        return thing.Owners.SequenceEqual([$"alice Apply: {string.Join(' ', expected.Paths)}"]);
    });

    [Fact]
    public void What_is_applied_is_in_the_object() => Check((any, thing) =>
    {
        var configuration = any.Spec();
        thing.Apply("bob", any.Spec().ToJsonString()).Apply("alice", configuration.ToJsonString(), force: true);
        var (applied, merged) = (FieldSetReader.Read(Wrapped(configuration), Type), FieldSetReader.Read(Wrapped(thing.Spec), Type));
        return applied.Except(merged).Paths.All(path => IsContainerFilledByOthers(path, thing));
    });

    [Fact]
    public void Who_stops_applying_leaves_nothing_behind() => Check((any, thing) =>
    {
        thing.Apply("alice", Filled(any.Spec()).ToJsonString()).Try("alice", new JsonObject { ["apiVersion"] = Subject.ApiVersion, ["kind"] = "Thing" });
        return thing.Spec is null && thing.Owners.Count == 0;
    });

    [Fact]
    public void Every_value_has_an_owner_however_many_wrote() => Check((any, thing) =>
    {
        foreach (var manager in new[] { "alice", "bob", "carl" })
        {
            var spec = Filled(any.Spec());
            spec["role"] = any.Word();
            thing.Apply(manager, Filled(any.Spec()).ToJsonString(), force: true).Replace(manager, spec.ToJsonString());
        }

        Assert.True(ManagedFields.TryRead(thing.Object["metadata"]!["managedFields"], out var managed));
        var owned = managed.Values.Aggregate(FieldSet.Empty, (all, entry) => all.Union(entry.Fields));
        return FieldSetReader.Read(Wrapped(thing.Spec), Type).Except(owned).IsEmpty;
    });

    // An empty map is a field of its own only as long as nobody puts anything into it.
    private static bool IsContainerFilledByOthers(OwnedPath path, Subject thing)
    {
        JsonNode? node = thing.Object;
        foreach (var element in path.Elements)
        {
            node = element is FieldElement field ? node?[field.Name] : null;
        }

        return node is JsonObject { Count: > 0 };
    }

    // Nobody owns an empty list, nor a map that another has emptied.
    private static JsonObject Filled(JsonObject map)
    {
        foreach (var (name, value) in map.ToList())
        {
            if (value is JsonArray { Count: 0 } || (value is JsonObject inner && Filled(inner).Count == 0))
            {
                map.Remove(name);
            }

            foreach (var item in (value as JsonArray ?? []).OfType<JsonObject>())
            {
                Filled(item);
            }
        }

        return map;
    }

    private static JsonObject Wrapped(JsonNode? spec) => new() { ["spec"] = spec?.DeepClone() };

    private static (string Mine, string Yours) Split(JsonObject spec)
    {
        var halves = spec.Index().ToLookup(entry => entry.Index % 2 == 0, entry => KeyValuePair.Create(entry.Item.Key, entry.Item.Value?.DeepClone()));
        return (new JsonObject(halves[true]).ToJsonString(), new JsonObject(halves[false]).ToJsonString());
    }

    private static void Check(Func<RandomThing, Subject, bool> law) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => law(new RandomThing(new Random(seed)), new Subject())).QuickCheckThrowOnFailure();
}
