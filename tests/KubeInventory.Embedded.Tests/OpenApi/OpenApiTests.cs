using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Tests;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_index_leads_to_a_document_for_each_version()
    {
        await using var api = await Widgets.StartAsync();

        var paths = (await api.GetAsync("/openapi/v3")).Expect(HttpStatusCode.OK).Json.Map("paths")!;
        Assert.Contains("api/v1", paths.Select(path => path.Key));
        var address = (string)paths["apis/test.example.com/v1"]!["serverRelativeURL"]!;
        Assert.StartsWith("/openapi/v3/apis/test.example.com/v1?hash=", address, StringComparison.Ordinal);
        var document = (await api.GetAsync(address)).Expect(HttpStatusCode.OK).Json;

        var widget = document["components"]!["schemas"]!["com.example.test.v1.Widget"]!;
        Assert.Equal("The paint.", (string?)widget["properties"]!["spec"]!["properties"]!["color"]!["description"]);
        Assert.Equal("""[{"group":"test.example.com","kind":"Widget","version":"v1"}]""", widget["x-kubernetes-group-version-kind"]!.ToJsonString());
        Assert.Equal("""[{"fieldPath":"spec.color"}]""", widget["x-kubernetes-selectable-fields"]!.ToJsonString());
    }

    [Fact]
    public async Task Every_reference_in_a_document_leads_to_a_definition()
    {
        await using var api = await Widgets.StartAsync();
        foreach (var (path, entry) in (await api.GetAsync("/openapi/v3")).Json.Map("paths")!)
        {
            var document = (await api.GetAsync((string)entry!["serverRelativeURL"]!)).Json;
            Assert.Equal([], References(document, "#/components/schemas/").Except(document["components"]!["schemas"]!.AsObject().Select(one => one.Key)));
            Assert.True(document.Map("paths")!.Count > 0, path);
        }

        var version2 = (await api.GetAsync("/openapi/v2")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal([], References(version2, "#/definitions/").Except(version2.Map("definitions")!.Select(one => one.Key)));
    }

    [Fact]
    public async Task A_client_that_asks_by_an_old_hash_is_led_to_the_new_one()
    {
        await using var api = await Widgets.StartAsync();
        api.Http.DefaultRequestHeaders.Add("X-Test", "1");

        using var response = await api.Http.GetAsync(new Uri("/openapi/v3/api/v1?hash=OLD", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("OLD", response.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_has_the_document_is_told_so()
    {
        await using var api = await Api.StartAsync();
        using var first = await api.Http.GetAsync(new Uri("/openapi/v2", UriKind.Relative), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v2");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Protobuf_alone_is_refused()
    {
        await using var api = await Api.StartAsync();

        (await api.GetAsync("/openapi/v2", "application/com.github.proto-openapi.spec.v2@v1.0+protobuf")).Expect(HttpStatusCode.NotAcceptable);
    }

    [Fact]
    public async Task Patches_are_described_with_the_parameters_by_which_kubectl_knows_that_the_server_validates()
    {
        await using var api = await Widgets.StartAsync();

        var document = (await api.GetAsync("/openapi/v3/apis/test.example.com/v1")).Json;
        var patch = document["paths"]!["/apis/test.example.com/v1/namespaces/{namespace}/widgets/{name}"]!["patch"]!.AsObject();

        Assert.Contains("fieldValidation", patch.Maps("parameters").Select(parameter => (string)parameter["name"]!));
        Assert.Equal("""{"group":"test.example.com","kind":"Widget","version":"v1"}""", patch["x-kubernetes-group-version-kind"]!.ToJsonString());
    }

    private static IEnumerable<string> References(JsonNode? node, string prefix) => node switch
    {
        JsonObject map => map.SelectMany(field => field.Key == "$ref" ? [((string)field.Value!)[prefix.Length..]] : References(field.Value, prefix)),
        JsonArray list => list.SelectMany(item => References(item, prefix)),
        _ => [],
    };
}
