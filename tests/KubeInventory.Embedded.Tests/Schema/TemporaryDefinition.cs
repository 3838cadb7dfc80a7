using System.Net;
using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Tests;

/// <summary>A CustomResourceDefinition on the real server, deleted with its objects at the end.</summary>
internal sealed class TemporaryDefinition : IAsyncDisposable
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private readonly RealApi _api;

    private TemporaryDefinition(RealApi api, string group)
    {
        _api = api;
        Group = group;
    }

    public string Group { get; }

    /// <summary>The path of the objects, which are called <c>Thing</c>.</summary>
    public string Path => $"/apis/{Group}/v1/things";

    public static async Task<TemporaryDefinition> CreateAsync(RealApi api, JsonObject openAPIV3Schema, JsonObject? versionExtras = null)
    {
        var definition = new TemporaryDefinition(api, $"t{Guid.NewGuid().ToString("N")[..10]}.example.com");
        var (code, body) = await api.SendAsync(HttpMethod.Post, Definitions, Some.Definition(definition.Group, openAPIV3Schema, versionExtras));
        Assert.True(code == HttpStatusCode.Created, body.ToJsonString());
        while ((await api.SendAsync(HttpMethod.Get, definition.Path)).Code != HttpStatusCode.OK)
        {
            await Task.Yield();
        }

        return definition;
    }

    public async ValueTask DisposeAsync() => await _api.SendAsync(HttpMethod.Delete, $"{Definitions}/things.{Group}");
}
