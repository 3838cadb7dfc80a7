using System.Text.Json.Nodes;
using KubeInventory.Embedded.Apply;

namespace KubeInventory.Embedded.Tests.Apply;

public sealed class TrackUpdateTests
{
    private readonly Subject _thing = new();

    [Fact]
    public void Who_creates_an_object_owns_it_with_the_maps_in_it()
    {
        _thing.Replace("kubectl", """{ "role": "db", "tags": { "a": "1" } }""");

        Assert.Equal(["kubectl Update: .spec .spec.role .spec.tags .spec.tags.a"], _thing.Owners);
    }

    [Fact]
    public void Who_changes_a_field_takes_it_from_the_others()
    {
        _thing.Apply("alice", """{ "role": "db", "size": 1 }""").Replace("bob", """{ "role": "web", "size": 1 }""");

        Assert.Equal(["alice Apply: .spec.size", "bob Update: .spec.role"], _thing.Owners);
    }

    [Fact]
    public void What_a_write_removes_is_nobodys_any_more()
    {
        _thing.Apply("alice", """{ "role": "db", "tags": { "a": "1" } }""").Replace("bob", """{ "role": "db" }""");

        Assert.Equal(["alice Apply: .spec.role"], _thing.Owners);
    }

    [Fact]
    public void A_write_that_changes_nothing_owns_nothing()
    {
        _thing.Apply("alice", """{ "role": "db" }""").Update("bob", _ => { });

        Assert.Equal(["alice Apply: .spec.role"], _thing.Owners);
    }

    [Fact]
    public void Applying_and_updating_are_two_managers_of_one_name()
    {
        _thing.Apply("alice", """{ "role": "db" }""").Replace("alice", """{ "role": "web" }""");

        Assert.Equal(["alice Update: .spec.role"], _thing.Owners);
        Assert.Equal([".spec.role conflict with \"alice\" using kubeinventory.io/v1"], _thing.Conflicts("alice", """{ "role": "db" }"""));
    }

    [Fact]
    public void The_main_endpoint_does_not_come_to_own_the_status()
    {
        _thing.Update("alice", written => written["status"] = JsonNode.Parse("""{ "phase": "x" }"""));
        Assert.Equal(["alice Update: .spec"], _thing.Owners);

        _thing.Update("bob", written => (written["status"], written["spec"]) = (JsonNode.Parse("""{ "phase": "y" }"""), JsonNode.Parse("""{ "size": 1 }""")), toStatus: true);
        Assert.Equal(["alice Update: .spec", "bob Updatestatus: .status.phase"], _thing.Owners);
    }

    [Fact]
    public void A_request_may_set_managedFields_but_not_to_nonsense()
    {
        _thing.Apply("alice", """{ "role": "db" }""");

        _thing.Update("bob", written => written["metadata"]!["managedFields"]![0]!["manager"] = "carl");
        Assert.Equal(["carl Apply: .spec.role"], _thing.Owners);

        _thing.Update("bob", written => written["metadata"]!["managedFields"]![0]!["operation"] = "Guess");
        Assert.Equal(["carl Apply: .spec.role"], _thing.Owners);

        _thing.Update("bob", written => written["metadata"]!.AsObject().Remove("managedFields"));
        Assert.Equal(["carl Apply: .spec.role"], _thing.Owners);

        _thing.Update("bob", written => written["metadata"]!["managedFields"] = new JsonArray());
        Assert.Equal(["carl Apply: .spec.role"], _thing.Owners);
    }

    [Fact]
    public void A_manager_of_a_version_that_is_gone_is_forgotten()
    {
        _thing.Apply("alice", """{ "role": "db" }""");

        _thing.Update("bob", written => written["metadata"]!["managedFields"]![0]!["apiVersion"] = "kubeinventory.io/v1alpha1");

        Assert.Empty(_thing.Owners);
    }

    [Fact]
    public void One_empty_entry_forgets_all_managers_and_nobody_is_tracked_until_the_next_apply()
    {
        _thing.Apply("alice", """{ "role": "db" }""").Update("bob", written => written["metadata"]!["managedFields"] = JsonNode.Parse("[{}]"));
        _thing.Replace("bob", """{ "role": "web" }""");
        Assert.Null(_thing.Object["metadata"]!["managedFields"]);

        _thing.Apply("alice", """{ "size": 1 }""");
        Assert.Equal(["alice Apply: .spec.size", "before-first-apply Update: .spec .spec.role"], _thing.Owners);
    }

    [Fact]
    public void A_built_in_kind_forgets_all_managers_with_an_empty_list()
    {
        var configMap = new ServerSideApply(ApplyTarget.OfBuiltInKind("v1", "ConfigMap"));
        var created = configMap.TrackUpdate([], Some.Map("""{ "metadata": { "name": "a", "uid": "1" }, "data": { "k": "v" } }"""), "kubectl", _thing.Now);
        Assert.Equal("""{"f:data":{".":{},"f:k":{}}}""", created["metadata"]!["managedFields"]![0]!["fieldsV1"]!.ToJsonString());

        var written = created.DeepClone().AsObject();
        written["metadata"]!["managedFields"] = new JsonArray();

        Assert.Null(configMap.TrackUpdate(created, written, "kubectl", _thing.Now)["metadata"]!["managedFields"]);
    }

    [Fact]
    public void More_than_ten_updaters_become_ancient_changes_oldest_first()
    {
        for (var i = 0; i < 13; i++)
        {
            _thing.Now += TimeSpan.FromSeconds(1);
            _thing.Update($"u{i:00}", written => written["spec"]![$"tags"] = With(written["spec"]!["tags"], $"k{i:00}"));
        }

        Assert.Equal(10, _thing.Owners.Count);
        Assert.Equal("ancient-changes Update: .spec .spec.tags .spec.tags.k00 .spec.tags.k01 .spec.tags.k02 .spec.tags.k03", _thing.Owners[0]);
        Assert.StartsWith("u04 Update", _thing.Owners[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Times_that_alone_differ_are_taken_back()
    {
        var before = _thing.Apply("alice", """{ "role": "db" }""").Object;
        var written = before.DeepClone().AsObject();
        written["metadata"]!["managedFields"]![0]!["time"] = "2030-01-01T00:00:00Z";

        ManagedFieldsTimes.KeepIfUnchanged(written, before);
        Assert.True(JsonNode.DeepEquals(before, written));

        written["metadata"]!["managedFields"]![0]!["time"] = "2030-01-01T00:00:00Z";
        written["spec"]!["role"] = "web";
        ManagedFieldsTimes.KeepIfUnchanged(written, before);
        Assert.Equal("2030-01-01T00:00:00Z", (string?)written["metadata"]!["managedFields"]![0]!["time"]);
    }

    private static JsonNode With(JsonNode? map, string key)
    {
        var copy = map?.DeepClone() ?? new JsonObject();
        copy[key] = "v";
        return copy;
    }
}
