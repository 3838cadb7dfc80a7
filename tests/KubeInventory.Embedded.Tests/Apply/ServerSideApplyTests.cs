using System.Text.Json.Nodes;
using KubeInventory.Embedded.Apply;

namespace KubeInventory.Embedded.Tests.Apply;

public sealed class ServerSideApplyTests
{
    private readonly Subject _thing = new();

    [Fact]
    public void Who_applies_owns_the_fields_applied()
    {
        _thing.Apply("alice", """{ "role": "db", "tags": { "a": "1" }, "owners": ["x"], "nics": [{ "name": "eth0" }], "place": { "rack": "r1" } }""");

        Assert.Equal(
            ["""alice Apply: .spec.place .spec.role .spec.nics[family="v4",name="eth0"] .spec.nics[family="v4",name="eth0"].name .spec.owners[="x"] .spec.tags.a"""],
            _thing.Owners);
    }

    [Fact]
    public void What_identifies_an_object_is_nobodys()
    {
        var configuration = Subject.Configuration("{}");
        configuration["metadata"] = JsonNode.Parse("""
            { "name": "thing", "namespace": "default", "uid": "1", "resourceVersion": "1", "generation": 1, "creationTimestamp": null, "labels": { "a": "b" } }
            """);
        _thing.Try("alice", configuration);

        Assert.Equal(["alice Apply: .spec .metadata.labels.a"], _thing.Owners);
    }

    [Fact]
    public void Two_managers_own_a_value_that_both_apply()
    {
        _thing.Apply("alice", """{ "role": "db", "size": 1 }""").Apply("bob", """{ "role": "db" }""");

        Assert.Equal(["alice Apply: .spec.role .spec.size", "bob Apply: .spec.role"], _thing.Owners);
    }

    [Fact]
    public void Another_value_for_a_field_that_another_owns_is_a_conflict()
    {
        _thing.Apply("alice", """{ "role": "db", "size": 1 }""").Replace("kubectl", """{ "role": "db", "size": 2 }""");

        var result = Assert.IsType<ApplyResult.Conflicting>(_thing.Try("carl", Subject.Configuration("""{ "size": 3 }""")));

        Assert.Equal("Apply failed with 1 conflict: conflict with \"kubectl\" using kubeinventory.io/v1: .spec.size", result.Message);
        Assert.Equal("conflict with \"kubectl\" using kubeinventory.io/v1", Assert.Single(result.Conflicts).Message);
        Assert.Equal(2, (int)_thing.Spec!["size"]!);
    }

    [Fact]
    public void Several_conflicts_are_listed_by_manager()
    {
        _thing.Apply("bob", """{ "role": "db" }""").Apply("alice", """{ "role": "db", "tags": { "a": "1" } }""").ApplyStatus("dave", """{ "phase": "x" }""");

        var result = Assert.IsType<ApplyResult.Conflicting>(_thing.Try("carl", Subject.Configuration("""{ "role": "web", "tags": { "a": "2" } }""")));

        Assert.Equal(
            "Apply failed with 3 conflicts: conflicts with \"alice\":\n- .spec.role\n- .spec.tags.a\nconflicts with \"bob\":\n- .spec.role",
            result.Message);
    }

    [Fact]
    public void Force_takes_the_field_from_the_others()
    {
        _thing.Apply("alice", """{ "role": "db", "size": 1 }""").Apply("bob", """{ "role": "web" }""", force: true);

        Assert.Equal("web", (string?)_thing.Spec!["role"]);
        Assert.Equal(["alice Apply: .spec.size", "bob Apply: .spec.role"], _thing.Owners);
    }

    [Fact]
    public void A_field_no_longer_applied_is_removed()
    {
        _thing.Apply("alice", """{ "role": "db", "tags": { "a": "1" }, "owners": ["x", "y"] }""").Apply("alice", """{ "owners": ["y"] }""");

        Assert.Equal("""{"owners":["y"]}""", _thing.Spec!.ToJsonString());
    }

    [Fact]
    public void A_field_that_another_owns_too_is_only_disowned()
    {
        _thing.Apply("alice", """{ "tags": { "a": "1", "b": "2" } }""").Apply("bob", """{ "tags": { "a": "1" } }""").Apply("alice", "{}");

        Assert.Equal("""{"tags":{"a":"1"}}""", _thing.Spec!.ToJsonString());
        Assert.Equal(["alice Apply: .spec", "bob Apply: .spec.tags.a"], _thing.Owners);
    }

    [Fact]
    public void A_map_goes_with_its_last_entry_and_stays_with_those_of_others()
    {
        _thing.Apply("alice", """{ "tags": { "a": "1" }, "half": { "known": { "a": "1" } } }""")
            .Update("bob", written => written["spec"]!["tags"]!["b"] = "2")
            .Apply("alice", "{}");

        Assert.Equal("""{"tags":{"b":"2"}}""", _thing.Spec!.ToJsonString());
    }

    [Fact]
    public void Lists_without_a_type_and_atomic_maps_have_one_owner()
    {
        _thing.Apply("alice", """{ "notes": ["x"], "place": { "rack": "r1" } }""");

        Assert.Equal(
            [".spec.notes conflict with \"alice\"", ".spec.place conflict with \"alice\""],
            _thing.Conflicts("bob", """{ "notes": ["x", "y"], "place": { "rack": "r1", "unit": 1 } }"""));
    }

    [Fact]
    public void Items_of_a_set_and_of_a_keyed_list_belong_to_those_who_apply_them()
    {
        _thing.Apply("alice", """{ "owners": ["b", "a"], "nics": [{ "name": "eth0", "mtu": 1 }] }""")
            .Apply("bob", """{ "owners": ["c", "a"], "nics": [{ "name": "eth1" }, { "name": "eth0", "family": "v6" }, { "name": "eth0", "addresses": ["x"] }] }""");

        Assert.Equal(
            """{"owners":["b","c","a"],"nics":[{"name":"eth1"},{"name":"eth0","family":"v6"},{"name":"eth0","mtu":1,"addresses":["x"]}]}""",
            _thing.Spec!.ToJsonString());
    }

    [Fact]
    public void A_key_that_is_absent_is_its_default()
    {
        _thing.Apply("alice", """{ "nics": [{ "name": "eth0", "mtu": 1 }] }""");

        Assert.Equal(
            [".spec.nics[family=\"v4\",name=\"eth0\"].mtu conflict with \"alice\""],
            _thing.Conflicts("bob", """{ "nics": [{ "name": "eth0", "family": "v4", "mtu": 2 }] }"""));
    }

    [Fact]
    public void Where_fields_are_unknown_maps_are_owned_by_entry_and_lists_as_one()
    {
        _thing.Apply("alice", """{ "free": { "a": { "b": 1 }, "l": [1] } }""");

        Assert.Equal(["alice Apply: .spec.free.a .spec.free.l .spec.free.a.b"], _thing.Owners);
        Assert.Equal([".spec.free.l conflict with \"alice\""], _thing.Conflicts("bob", """{ "free": { "a": { "c": 1 }, "l": [2] } }"""));
    }

    [Fact]
    public void Applying_the_same_again_changes_nothing_not_even_a_time()
    {
        _thing.Apply("alice", """{ "role": "db" }""");
        var before = _thing.Object.DeepClone();

        _thing.Now += TimeSpan.FromHours(1);
        _thing.Apply("alice", """{ "role": "db" }""");

        Assert.True(JsonNode.DeepEquals(before, _thing.Object));
    }

    [Fact]
    public void Who_only_agrees_gets_no_time()
    {
        _thing.Apply("alice", """{ "role": "db" }""").Apply("bob", """{ "role": "db" }""");

        Assert.Equal([null, "2026-01-02T03:04:05Z"], _thing.Times);
    }

    [Fact]
    public void An_object_that_nobody_was_tracked_for_belongs_to_before_first_apply()
    {
        _thing.Apply("alice", """{ "role": "db" }""").Update("bob", written => written["metadata"]!["managedFields"] = JsonNode.Parse("[{}]"));
        Assert.Null(_thing.Object["metadata"]!["managedFields"]);

        Assert.Equal(
            [".spec.role conflict with \"before-first-apply\" using kubeinventory.io/v1"],
            _thing.Conflicts("alice", """{ "role": "web" }"""));
    }

    [Fact]
    public void The_status_is_written_through_its_endpoint_alone_and_owned_there()
    {
        var configuration = Subject.Configuration("""{ "phase": "x" }""", "status");
        configuration["spec"] = JsonNode.Parse("""{ "role": "db" }""");
        _thing.Try("alice", configuration);
        _thing.Try("alice", configuration, toStatus: true);

        Assert.Equal(["alice Applystatus: .status.phase", "alice Apply: .spec.role"], _thing.Owners);
        Assert.Equal(
            "Apply failed with 1 conflict: conflict with \"alice\" with subresource \"status\": .status.phase",
            Assert.IsType<ApplyResult.Conflicting>(_thing.Try("bob", Subject.Configuration("""{ "phase": "y" }""", "status"), toStatus: true)).Message);
    }

    [Theory]
    [InlineData("""{ "apiVersion": "kubeinventory.io/v2", "kind": "Thing" }""", "invalid object type: kubeinventory.io/v2, Kind=Thing")]
    [InlineData("""{ "apiVersion": "v1", "kind": "Pod" }""", "invalid object type: /v1, Kind=Pod")]
    [InlineData("{}", "invalid object type: /, Kind=")]
    [InlineData("""{ "apiVersion": "kubeinventory.io/v1", "kind": "Thing", "metadata": { "managedFields": [] } }""", "metadata.managedFields must be nil")]
    public void What_is_not_for_this_endpoint_is_refused(string configuration, string expected)
    {
        Assert.Equal(expected, Assert.IsType<ApplyResult.Refused>(_thing.Try("alice", Some.Map(configuration))).Message);
    }

    [Theory]
    [InlineData("""{ "nope": 1 }""", ".spec.nope: field not declared in schema")]
    [InlineData("""{ "owners": ["a", "a"] }""", ".spec.owners: duplicate entries for key [=\"a\"]")]
    [InlineData("""{ "nics": [{ "name": "a" }, { "name": "a", "family": "v4" }] }""", ".spec.nics: duplicate entries for key [family=\"v4\",name=\"a\"]")]
    [InlineData("""{ "owners": [null] }""", ".spec.owners: element 0: associative list without keys has an element that's an explicit null")]
    [InlineData("""{ "size": "x", "tags": [1] }""", "errors:\n  .spec.size: expected numeric (int or float), got string\n  .spec.tags: expected map, got &{[1]}")]
    [InlineData("""{ "role": 5 }""", ".spec.role: expected string, got &value.valueUnstructured{Value:5}")]
    public void What_does_not_fit_the_schema_cannot_be_merged(string spec, string expected)
    {
        Assert.Equal(
            $"failed to create typed patch object (/thing; kubeinventory.io/v1, Kind=Thing): {expected}",
            Assert.IsType<ApplyResult.Unfit>(_thing.Try("alice", Subject.Configuration(spec))).Message);
    }

    [Fact]
    public void A_list_made_atomic_since_has_the_same_owner()
    {
        _thing.Apply("alice", """{ "owners": ["x"] }""");
        var schema = ApplySchema.Json;
        schema["properties"]!["spec"]!["properties"]!["owners"]!["x-kubernetes-list-type"] = "atomic";
        var changed = ApplyTarget.OfCustomResource(Subject.ApiVersion, "Thing", KubeInventory.Client.Schema.StructuralSchema.Parse(schema), hasStatus: true);

        var result = new ServerSideApply(changed).Apply(_thing.Object, Subject.Configuration("""{ "owners": ["y"] }"""), "bob", force: false, _thing.Now);

        Assert.Equal(".spec.owners", Assert.Single(Assert.IsType<ApplyResult.Conflicting>(result).Conflicts).Path.ToString());
    }

    [Fact]
    public void Inputs_stay_as_they_were()
    {
        _thing.Apply("alice", """{ "role": "db", "tags": { "a": "1" } }""");
        var (live, configuration) = (_thing.Object.DeepClone().AsObject(), Subject.Configuration("""{ "tags": { "b": "1" } }"""));
        var (liveBefore, configurationBefore) = (live.ToJsonString(), configuration.ToJsonString());
        var target = ApplyTarget.OfCustomResource(Subject.ApiVersion, "Thing", ApplySchema.Parsed, hasStatus: true);

        var merged = Assert.IsType<ApplyResult.Merged>(new ServerSideApply(target).Apply(live, configuration, "alice", force: false, _thing.Now));
        merged.Object["spec"]!["tags"]!["c"] = "1";

        Assert.Equal((liveBefore, configurationBefore), (live.ToJsonString(), configuration.ToJsonString()));
    }
}
