using KubeInventory.TestKit;

namespace KubeInventory.Embedded.Tests;

public sealed class KubectlTests
{
    private const string Labels = """{"rack":"r1"}""";

    [Theory]
    [InlineData("widgets", "KIND:       Widget", "spec\t<Object>")]
    [InlineData("widgets.spec.color", "FIELD: color <string>", "The paint.")]
    [InlineData("widgets.spec.color", "ENUM:\n    red\n    green\n    blue", "")]
    [InlineData("widgets.metadata", "FIELD: metadata <ObjectMeta>", "What every stored object has beside its spec and status.")]
    [InlineData("widgets.metadata.ownerReferences.uid", "FIELD: uid <string>", "UID of the owner.")]
    [InlineData("namespaces.status.phase", "FIELD: phase <string>", "Whether the namespace is in use")]
    [InlineData("leases.spec.holderIdentity", "GROUP:      coordination.k8s.io", "Identity of the holder")]
    [InlineData("customresourcedefinitions.spec", "KIND:       CustomResourceDefinition", "versions")]
    [InlineData("widgets --recursive", "color\t<string>", "resourceVersion\t<string>")]
    [InlineData("widgets --api-version=test.example.com/v1beta1", "VERSION:    v1beta1", "metadata\t<ObjectMeta>")]
    public async Task Explain_tells_what_the_schema_says(string what, string first, string second)
    {
        await using var api = await Widgets.StartAsync();
        using var kubectl = new Kubectl(api.Server.KubeConfig);

        var output = await kubectl.AskAsync($"explain {what}");

        Assert.Contains(first, output, StringComparison.Ordinal);
        Assert.Contains(second, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_leaves_validation_to_the_server_and_shows_its_words()
    {
        await using var api = await Widgets.StartAsync();
        using var kubectl = new Kubectl(api.Server.KubeConfig);

        Assert.Equal("widget.test.example.com/a created\n", await kubectl.AskAsync("apply -f -", Widgets.Some("a", labels: Labels)));
        Assert.Equal("widget.test.example.com/a unchanged\n", await kubectl.AskAsync("apply -f -", Widgets.Some("a", labels: Labels)));
        Assert.Equal("widget.test.example.com/a configured\n", await kubectl.AskAsync("apply -f -", Widgets.Some("a", "blue", Labels)));
        Assert.Contains(
            "spec.color: Unsupported value: \"pink\": supported values: \"red\", \"green\", \"blue\"",
            await kubectl.AskAsync("apply -f -", Widgets.Some("a", "pink")),
            StringComparison.Ordinal);
        Assert.Contains(
            "unknown field \"spec.colour\"",
            await kubectl.AskAsync("apply -f -", Widgets.Some("b").Replace("\"color\"", "\"colour\":1,\"color\"", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }
}
