using System.Net;
using System.Text;

namespace KubeInventory.Embedded.Tests.Http;

public sealed class ContentTests
{
    private const string Meta = "v=v1;g=meta.k8s.io";

    [Fact]
    public async Task Objects_may_come_as_yaml()
    {
        await using var api = await Widgets.StartAsync();
        const string Yaml = """
            apiVersion: test.example.com/v1
            kind: Widget
            metadata: {name: a, labels: &labels {env: "on", when: '2026-01-01'}}
            spec:
              color: red
              size: 0x10
            """;

        var created = (await api.SendAsync(HttpMethod.Post, Widgets.Path, Yaml, "application/yaml")).Expect(HttpStatusCode.Created);

        Assert.Equal("""{"env":"on","when":"2026-01-01"}""", created.Json["metadata"]!["labels"]!.ToJsonString());
        Assert.Equal("""{"color":"red","size":16}""", created.Json["spec"]!.ToJsonString());
    }

    [Fact]
    public async Task Objects_may_go_as_yaml_and_come_back_equal()
    {
        await using var api = await Widgets.StartAsync();
        const string Tricky = """{"metadata":{"annotations":{"a":"yes","b":"1.0","c":"null","d":" x ","e":"a: b\n#c\n","f":"","g":"0x1F","h":"-","i":"2026-01-01","j":"é\t","k":"~","l":"*x"}}}""";
        await api.CreateAsync("a");
        var before = await api.MergeAsync($"{Widgets.Path}/a", Tricky);

        var yaml = await api.GetAsync($"{Widgets.Path}/a", "application/yaml");
        var after = await api.SendAsync(HttpMethod.Put, $"{Widgets.Path}/a", yaml.Text, "application/yaml");

        Assert.Equal("application/yaml", yaml.ContentType);
        Assert.Equal(before.Json["metadata"]!["annotations"]!.ToJsonString(), after.Json["metadata"]!["annotations"]!.ToJsonString());
        Assert.Equal(before.ResourceVersion, after.ResourceVersion);
    }

    [Fact]
    public async Task Built_in_kinds_may_come_as_protobuf()
    {
        await using var api = await Api.StartAsync();
        // kubectl create configmap c --from-literal=k=v
        byte[] configMap = [0x0a, 0x03, 0x0a, 0x01, (byte)'c', 0x12, 0x06, 0x0a, 0x01, (byte)'k', 0x12, 0x01, (byte)'v'];
        byte[] type = [0x0a, 0x02, .. "v1"u8, 0x12, 0x09, .. "ConfigMap"u8];
        byte[] body = [.. "k8s\0"u8, 0x0a, (byte)type.Length, .. type, 0x12, (byte)configMap.Length, .. configMap];
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/vnd.kubernetes.protobuf");

        using var answer = await api.Http.PostAsync("/api/v1/namespaces/default/configmaps", content, Ct);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var read = await api.GetAsync("/api/v1/namespaces/default/configmaps/c");
        Assert.Equal("""{"k":"v"}""", read.Json["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("application/vnd.kubernetes.protobuf", "k8s")]
    [InlineData("application/json", "{\"metadata\":")]
    [InlineData("application/json", "")]
    [InlineData("application/json", "[]")]
    [InlineData("application/json", "{} {}")]
    [InlineData("application/yaml", "a: [")]
    [InlineData("application/yaml", "a: .inf")]
    public async Task What_is_no_object_is_a_bad_request(string type, string body)
    {
        await using var api = await Widgets.StartAsync();

        var refused = (await api.SendAsync(HttpMethod.Post, Widgets.Path, body, type)).Expect(HttpStatusCode.BadRequest);

        Assert.StartsWith("the object provided is unrecognized (must be of type Widget)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_types_are_refused_by_name()
    {
        await using var api = await Widgets.StartAsync();

        var sent = await api.SendAsync(HttpMethod.Post, Widgets.Path, "x", "text/plain");
        var asked = await api.GetAsync(Widgets.Path, "text/html");
        var patched = await api.SendAsync(HttpMethod.Patch, $"{Widgets.Path}/a", "{}", "application/strategic-merge-patch+json");

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UnsupportedMediaType"), (sent.Code, sent.Reason));
        Assert.Equal((HttpStatusCode.NotAcceptable, "NotAcceptable"), (asked.Code, asked.Reason));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, patched.Code);
    }

    [Fact]
    public async Task Too_much_is_refused()
    {
        await using var api = await Widgets.StartAsync();
        var body = Widgets.Some("a").Replace("\"red\"", $"\"{new string('x', 4_000_000)}\"", StringComparison.Ordinal);

        var refused = await api.PostAsync(Widgets.Path, body);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "RequestEntityTooLarge"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task An_alias_bomb_does_no_harm()
    {
        await using var api = await Widgets.StartAsync();
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 12; i++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        var refused = (await api.SendAsync(HttpMethod.Post, Widgets.Path, bomb.ToString(), "application/yaml")).Expect(HttpStatusCode.BadRequest);

        Assert.Contains("excessive aliasing", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_alone_can_be_asked_for()
    {
        await using var api = await Widgets.StartAsync();
        await api.CreateAsync("a");

        var one = await api.GetAsync($"{Widgets.Path}/a", $"application/json;as=PartialObjectMetadata;{Meta}");
        var list = await api.GetAsync(Widgets.Path, $"application/json;as=PartialObjectMetadataList;{Meta},application/json");

        Assert.Equal(("PartialObjectMetadata", "a"), ((string?)one.Json["kind"], (string?)one.Json["metadata"]!["name"]));
        Assert.Null(one.Json["spec"]);
        Assert.Equal("PartialObjectMetadataList", (string?)list.Json["kind"]);
        Assert.Equal(["a"], list.ItemNames);
    }

    [Theory]
    [InlineData("None", null)]
    [InlineData("Metadata", "PartialObjectMetadata")]
    [InlineData("Object", "Widget")]
    public async Task Tables_carry_what_was_asked(string include, string? kind)
    {
        await using var api = await Widgets.StartAsync();
        await api.CreateAsync("a", "blue");

        var table = await api.GetAsync($"{Widgets.Path}?includeObject={include}", $"application/json;as=Table;{Meta}");

        Assert.Equal("Table", (string?)table.Json["kind"]);
        var row = table.Json["rows"]![0]!;
        Assert.Equal("""["a","blue"]""", row["cells"]!.ToJsonString());
        Assert.Equal(kind, (string?)row["object"]?["kind"]);
    }

    [Fact]
    public async Task Repeated_and_unknown_fields_are_warned_of()
    {
        await using var api = await Widgets.StartAsync();
        const string Body = """{"apiVersion":"test.example.com/v1","kind":"Widget","metadata":{"name":"a","nane":"x"},"spec":{"color":"blue","color":"red","colour":1}}""";

        var warned = (await api.PostAsync(Widgets.Path, Body)).Expect(HttpStatusCode.Created);
        var ignored = await api.PostAsync($"{Widgets.Path}?fieldValidation=Ignore&dryRun=All", Body.Replace("\"a\"", "\"b\"", StringComparison.Ordinal));
        var refused = await api.PostAsync($"{Widgets.Path}?fieldValidation=Strict", Body.Replace("\"a\"", "\"c\"", StringComparison.Ordinal));

        Assert.Equal(
            ["duplicate field \\\"spec.color\\\"", "unknown field \\\"metadata.nane\\\"", "unknown field \\\"spec.colour\\\""],
            warned.Warnings.Select(warning => warning["299 - \"".Length..^1]));
        Assert.Equal("""{"color":"red","size":3}""", warned.Json["spec"]!.ToJsonString());
        Assert.Empty(ignored.Warnings);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Code);
        Assert.Contains("strict decoding error: duplicate field \"spec.color\", unknown field \"metadata.nane\"", refused.Message, StringComparison.Ordinal);
    }
}
