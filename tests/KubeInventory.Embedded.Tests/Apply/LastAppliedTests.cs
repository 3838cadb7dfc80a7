using System.Text.Json.Nodes;
using KubeInventory.Embedded.Apply;

namespace KubeInventory.Embedded.Tests.Apply;

public sealed class LastAppliedTests
{
    private const string Annotation = "kubectl.kubernetes.io/last-applied-configuration";
    private readonly Subject _thing = new();

    [Fact]
    public void Kubectl_may_change_what_it_applied_by_itself_before()
    {
        AppliedByClient("""{ "role": "db", "size": 1 }""");

        _thing.Try("kubectl", Configuration("""{ "role": "web", "size": 1 }"""));

        Assert.Equal("web", (string?)_thing.Spec!["role"]);
    }

    [Fact]
    public void Kubectl_may_not_change_what_another_has_changed_since()
    {
        AppliedByClient("""{ "role": "db", "size": 1 }""");
        _thing.Replace("bob", """{ "role": "cache", "size": 1 }""");

        var result = Assert.IsType<ApplyResult.Conflicting>(_thing.Try("kubectl", Configuration("""{ "role": "web", "size": 2 }""")));

        Assert.Equal("Apply failed with 1 conflict: conflict with \"bob\" using kubeinventory.io/v1: .spec.role", result.Message);
    }

    [Fact]
    public void Any_other_manager_is_not_asked_what_it_applied_last()
    {
        AppliedByClient("""{ "role": "db" }""");

        Assert.IsType<ApplyResult.Conflicting>(_thing.Try("alice", Configuration("""{ "role": "web" }""")));
    }

    [Fact]
    public void The_annotation_follows_what_kubectl_applies()
    {
        AppliedByClient("""{ "role": "db" }""");

        _thing.Try("kubectl", Configuration("""{ "size": 2, "role": "<b>" }"""));

        Assert.Equal(
            """{"apiVersion":"kubeinventory.io/v1","kind":"Thing","metadata":{"annotations":{},"name":"thing"},"spec":{"role":"\u003cb\u003e","size":2}}""" + "\n",
            (string?)_thing.Object["metadata"]!["annotations"]![Annotation]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "apiVersion": "other/v1" }""")]
    public void An_annotation_that_makes_no_sense_permits_nothing(string annotation)
    {
        AppliedByClient("""{ "role": "db" }""");
        _thing.Update("kubectl-edit", written => written["metadata"]!["annotations"]![Annotation] = annotation);

        Assert.IsType<ApplyResult.Conflicting>(_thing.Try("kubectl", Subject.Configuration("""{ "role": "web" }""")));
    }

    private void AppliedByClient(string spec) => _thing.Update("kubectl-client-side-apply", written =>
    {
        var configuration = Subject.Configuration(spec);
        written["spec"] = configuration["spec"]!.DeepClone();
        written["metadata"]!["annotations"] = new JsonObject { [Annotation] = configuration.ToJsonString() };
    });

    // kubectl sends the annotation along when it applies to the server.
    private static JsonObject Configuration(string spec)
    {
        var configuration = Subject.Configuration(spec);
        configuration["metadata"]!["annotations"] = new JsonObject();
        return configuration;
    }
}
