using System.Text.Json.Nodes;
using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.OpenApi;

/// <summary>The OpenAPI documents of all that is served at one moment, each built when first asked for. Thread-safe.</summary>
internal sealed class OpenApiDocuments
{
    private readonly Dictionary<string, Lazy<JsonObject>> _contents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lazy<OpenApiDocument>> _documents = new(StringComparer.Ordinal);
    private readonly Lazy<OpenApiDocument> _index;
    private readonly Lazy<OpenApiDocument> _version2;

    public OpenApiDocuments(ResourceCatalog catalog)
    {
        foreach (var group in catalog.Groups)
        {
            foreach (var version in group.Versions)
            {
                var name = GroupVersionNames.Path(group.Name, version.Name);
                var content = new Lazy<JsonObject>(() => Version3Document.Of(group.Name, version.Name, version.Resources));
                _contents[name] = content;
                _documents[name] = new(() => new OpenApiDocument(content.Value));
            }
        }

        _index = new(() => new OpenApiDocument(Index()));
        _version2 = new(() => new OpenApiDocument(Version2Document.Of(_contents.Values.Select(content => content.Value))));
    }

    /// <summary>What there is for OpenAPI 3: a document for each version of each group.</summary>
    public OpenApiDocument Version3Index => _index.Value;

    /// <summary>Everything in one OpenAPI 2 document.</summary>
    public OpenApiDocument Version2 => _version2.Value;

    /// <summary>The OpenAPI 3 document of a version.</summary>
    /// <param name="path">Such as <c>apis/kubeinventory.io/v1</c>.</param>
    public OpenApiDocument? FindVersion3(string path) => _documents.GetValueOrDefault(path)?.Value;

    private JsonObject Index() => new()
    {
        ["paths"] = new JsonObject(_documents.Select(document => KeyValuePair.Create(document.Key, (JsonNode?)new JsonObject
        {
            ["serverRelativeURL"] = $"/openapi/v3/{document.Key}?hash={document.Value.Value.Hash}",
        }))),
    };
}
