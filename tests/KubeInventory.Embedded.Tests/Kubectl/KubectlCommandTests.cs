using System.Text.Json.Nodes;
using KubeInventory.TestKit;

namespace KubeInventory.Embedded.Tests;

/// <summary>The commands that people type.</summary>
[Trait("Category", "Kubectl")]
public sealed class KubectlCommandTests : IAsyncLifetime
{
    private const string Red = """
        apiVersion: test.example.com/v1
        kind: Widget
        metadata: {name: a, labels: {env: prod}}
        spec: {color: red}
        """;

    private EmbeddedApiServer? _server;

    public async ValueTask InitializeAsync() => _server = await EmbeddedApiServer.StartAsync(Ct);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Apply_creates_configures_and_leaves_alone()
    {
        using var kubectl = await WithWidgetsAsync();

        Assert.Equal("widget.test.example.com/a created\n", await kubectl.RunAsync($"apply -f {kubectl.Manifest(Red)}"));
        Assert.Equal("widget.test.example.com/a unchanged\n", await kubectl.RunAsync($"apply -f {kubectl.Manifest(Red)}"));
        Assert.Equal(
            "widget.test.example.com/a configured\n",
            await kubectl.RunAsync($"apply -f {kubectl.Manifest(Red.Replace("red", "blue", StringComparison.Ordinal))}"));
        Assert.Equal("blue", await kubectl.RunAsync("get widget a -o jsonpath={.spec.color}"));
    }

    [Fact]
    public async Task Server_side_apply_keeps_what_another_manager_owns()
    {
        using var kubectl = await WithWidgetsAsync();
        await kubectl.RunAsync($"apply --server-side -f {kubectl.Manifest(Red)}");
        var blue = kubectl.Manifest(Red.Replace("red", "blue", StringComparison.Ordinal));

        var complaint = await kubectl.RefusedAsync($"apply --server-side --field-manager=other -f {blue}");
        await kubectl.RunAsync($"apply --server-side --field-manager=other --force-conflicts -f {blue}");

        Assert.Contains("conflict with \"kubectl\": .spec.color", complaint, StringComparison.Ordinal);
        Assert.Equal("blue", await kubectl.RunAsync("get widget a -o jsonpath={.spec.color}"));
    }

    [Fact]
    public async Task Get_prints_the_columns_of_the_definition()
    {
        using var kubectl = await WithWidgetsAsync(Red);

        Assert.Equal(["NAME", "COLOR", "a", "red"], Words(await kubectl.RunAsync("get wd")));
        Assert.Equal(["NAMESPACE", "NAME", "COLOR", "default", "a", "red"], Words(await kubectl.RunAsync("get wd -A")));
        Assert.Equal(["default", "Active"], Words(await kubectl.RunAsync("get ns default --no-headers"))[..2]);
        Assert.Equal("widget.test.example.com/a\n", await kubectl.RunAsync("get wd -l env=prod -o name"));
        Assert.Equal("widget.test.example.com/a\n", await kubectl.RunAsync("get wd --field-selector spec.color=red -o name"));
        Assert.Empty(await kubectl.RunAsync("get wd -l env!=prod -o name"));
    }

    [Fact]
    public async Task Get_as_yaml_can_be_edited_and_replaced()
    {
        using var kubectl = await WithWidgetsAsync(Red);

        var yaml = await kubectl.RunAsync("get wd a -o yaml");
        await kubectl.RunAsync($"replace -f {kubectl.Manifest(yaml.Replace("color: red", "color: green", StringComparison.Ordinal))}");

        Assert.Equal("green", await kubectl.RunAsync("get wd a -o jsonpath={.spec.color}"));
        Assert.Contains("the object has been modified", await kubectl.RefusedAsync($"replace -f {kubectl.Manifest(yaml)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_shows_the_object()
    {
        using var kubectl = await WithWidgetsAsync(Red);

        var description = await kubectl.RunAsync("describe wd a");

        Assert.Matches(@"Name:\s+a\n", description);
        Assert.Matches(@"Color:\s+red\n", description);
        Assert.Matches(@"Events:\s+<none>\n", description);
    }

    [Fact]
    public async Task Patch_label_annotate_and_scale_change_it()
    {
        using var kubectl = await WithWidgetsAsync(Red);

        await kubectl.RunAsync("""patch wd a --type=merge -p {"spec":{"color":"blue"}}""");
        await kubectl.RunAsync("""patch wd a --type=json -p [{"op":"add","path":"/spec/size","value":7}]""");
        await kubectl.RunAsync("""patch wd a --type=merge --subresource=status -p {"status":{"phase":"ok"}}""");
        await kubectl.RunAsync("label wd a tier=web env-");
        await kubectl.RunAsync("annotate wd a note=hello");
        await kubectl.RunAsync("scale wd a --replicas=4");

        var a = JsonNode.Parse(await kubectl.RunAsync("get wd a -o json"))!;
        Assert.Equal("""{"color":"blue","replicas":4,"size":7}""", a["spec"]!.ToJsonString());
        Assert.Equal("ok", (string?)a["status"]!["phase"]);
        Assert.Equal("""{"tier":"web"}""", a["metadata"]!["labels"]!.ToJsonString());
        Assert.Equal("hello", (string?)a["metadata"]!["annotations"]!["note"]);
    }

    [Fact]
    public async Task Wait_and_get_watch_see_changes()
    {
        using var kubectl = await WithWidgetsAsync(Red);
        using var watch = kubectl.Start("get wd a --watch -o jsonpath={.spec.color};");
        var buffer = new char[4];
        await watch.StandardOutput.ReadBlockAsync(buffer, Ct);
        Assert.Equal("red;", new string(buffer));

        await kubectl.RunAsync("""patch wd a --type=merge -p {"spec":{"color":"blue"}}""");
        await kubectl.RunAsync("wait wd/a --for=jsonpath={.spec.color}=blue --timeout=10s");
        await watch.StandardOutput.ReadBlockAsync(buffer, Ct);
        watch.Kill();

        Assert.Equal("blue", new string(buffer));
    }

    [Fact]
    public async Task Delete_waits_until_it_is_gone()
    {
        using var kubectl = await WithWidgetsAsync(Red);

        Assert.Equal("widget.test.example.com \"a\" deleted\n", await kubectl.RunAsync("delete wd a --timeout=10s"));
        Assert.Contains("\"a\" not found", await kubectl.RefusedAsync("get wd a"), StringComparison.Ordinal);
        await kubectl.RunAsync("create namespace n");
        await kubectl.RunAsync("create configmap c -n n --from-literal=k=v");
        await kubectl.RunAsync("delete namespace n --timeout=10s");
        await kubectl.RunAsync("delete crd widgets.test.example.com --timeout=10s");
        await kubectl.RefusedAsync("get wd");
    }

    [Fact]
    public async Task Explain_knows_the_schema()
    {
        using var kubectl = await WithWidgetsAsync();

        var text = await kubectl.RunAsync("explain widgets.spec.color --api-version=test.example.com/v1");

        Assert.Contains("FIELD: color <string>", text, StringComparison.Ordinal);
        Assert.Contains("The paint.", text, StringComparison.Ordinal);
        Assert.Contains("binaryData", await kubectl.RunAsync("explain configmap"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discovery_lists_kinds_and_versions()
    {
        using var kubectl = await WithWidgetsAsync();

        var resources = await kubectl.RunAsync("api-resources --no-headers");
        Assert.Equal(["widgets", "wd", "test.example.com/v1", "true", "Widget"], Words(resources.Split('\n').Single(line => line.Contains("Widget"))));
        var versions = await kubectl.RunAsync("api-versions");
        Assert.Contains("test.example.com/v1\ntest.example.com/v1beta1\nv1\n", versions, StringComparison.Ordinal);
        Assert.Matches(@"Server Version: v1\.\d+\.\d+\+kubeinventory", await kubectl.RunAsync("version"));
        Assert.Equal("yes\n", await kubectl.RunAsync("auth can-i delete widgets"));
        Assert.Equal("ok", await kubectl.RunAsync("get --raw /readyz"));
    }

    [Fact]
    public async Task Mistakes_are_explained()
    {
        using var kubectl = await WithWidgetsAsync();
        var typo = kubectl.Manifest(Red.Replace("color: red", "color: red, colour: red", StringComparison.Ordinal));
        var wrong = kubectl.Manifest(Red.Replace("red", "mauve", StringComparison.Ordinal));

        Assert.Contains("unknown field \"spec.colour\"", await kubectl.RefusedAsync($"apply -f {typo}"), StringComparison.Ordinal);
        Assert.Contains(
            "spec.color: Unsupported value: \"mauve\": supported values: \"red\", \"green\", \"blue\"",
            await kubectl.RefusedAsync($"apply -f {wrong}"),
            StringComparison.Ordinal);
    }

    private async Task<Kubectl> WithWidgetsAsync(params string[] manifests)
    {
        var kubectl = new Kubectl(_server!.KubeConfig);
        await kubectl.RunAsync($"apply -f {kubectl.Manifest(Widgets.Definition)}");
        foreach (var manifest in manifests)
        {
            await kubectl.RunAsync($"apply -f {kubectl.Manifest(manifest)}");
        }

        return kubectl;
    }

    private static string[] Words(string text) => text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
