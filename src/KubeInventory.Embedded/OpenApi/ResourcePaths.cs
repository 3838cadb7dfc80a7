using System.Text.Json.Nodes;
using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.OpenApi;

/// <summary>The paths of a resource with their operations.</summary>
internal sealed class ResourcePaths(ServedResource resource, JsonObject paths)
{
    private readonly string _root = "/" + GroupVersionNames.Path(resource.Group, resource.Version);

    public void Add()
    {
        var collection = resource.Namespaced ? $"{_root}/namespaces/{{namespace}}/{resource.Plural}" : $"{_root}/{resource.Plural}";
        if (resource.Namespaced && Can("list"))
        {
            AddPath($"{_root}/{resource.Plural}", new() { ["get"] = List("ForAllNamespaces").ToJson() }, isInNamespace: false, isItem: false);
        }

        AddPath(collection, CollectionOperations(), resource.Namespaced, isItem: false);
        AddPath($"{collection}/{{name}}", ItemOperations(), resource.Namespaced, isItem: true);
        foreach (var subresource in resource.Subresources)
        {
            AddPath($"{collection}/{{name}}/{subresource.Name}", SubresourceOperations(subresource), resource.Namespaced, isItem: true);
        }
    }

    private void AddPath(string path, JsonObject operations, bool isInNamespace, bool isItem)
    {
        if (operations.Count == 0)
        {
            return;
        }

        operations["parameters"] = new JsonArray(
        [
            .. isItem ? [Parameters.InPath("name", $"Name of the {resource.Kind}.")] : Array.Empty<JsonNode>(),
            .. isInNamespace ? [Parameters.InPath("namespace", $"Namespace of the {resource.Kind}.")] : Array.Empty<JsonNode>(),
            Parameters.InQuery("pretty"),
        ]);
        paths[path] = operations;
    }

    private JsonObject CollectionOperations() => Operations(
        ("get", "list", () => List("")),
        ("post", "create", () => Operate("create", "post", "", Parameters.OfWrite) with { Body = Object, Codes = ["200", "201", "202"] }),
        ("delete", "deletecollection", () => Operate("delete", "deletecollection", "", Parameters.OfList, "Collection") with
        {
            Answer = SharedSchemas.ReferTo("Status"),
        }));

    private JsonObject ItemOperations() => Operations(
        ("get", "get", () => Operate("read", "get", "", ["resourceVersion"])),
        ("put", "update", () => Operate("replace", "put", "", Parameters.OfWrite) with { Body = Object, Codes = ["200", "201"] }),
        ("patch", "patch", () => Patch("")),
        ("delete", "delete", () => Operate("delete", "delete", "", Parameters.OfDelete) with
        {
            Body = SharedSchemas.ReferTo("DeleteOptions"),
            Answer = SharedSchemas.ReferTo("Status"),
            Codes = ["200", "202"],
        }));

    private JsonObject SubresourceOperations(Subresource subresource)
    {
        var suffix = char.ToUpperInvariant(subresource.Name[0]) + subresource.Name[1..];
        var schema = subresource.Name == Subresource.Scale
            ? SharedSchemas.ReferToDefinition(GroupVersionNames.Definition(subresource.Group, subresource.Version, subresource.Kind))
            : Object;
        Operation About(Operation operation) => operation with
        {
            Group = subresource.Group,
            Version = subresource.Version,
            Kind = subresource.Kind,
            Answer = schema,
        };
        return Operations(
            ("get", "get", () => About(Operate("read", "get", suffix, ["resourceVersion"]))),
            ("put", "update", () => About(Operate("replace", "put", suffix, Parameters.OfWrite) with { Body = schema, Codes = ["200", "201"] })),
            ("patch", "patch", () => About(Patch(suffix))));
    }

    private JsonObject Operations(params IEnumerable<(string Method, string Verb, Func<Operation> Operation)> operations) => new(operations
        .Where(one => Can(one.Verb))
        .Select(one => KeyValuePair.Create(one.Method, (JsonNode?)one.Operation().ToJson())));

    private bool Can(string verb) => resource.Verbs.Contains(verb);

    private JsonObject Object => SharedSchemas.ReferToDefinition(ResourceSchemas.NameOf(resource, resource.Kind));

    private Operation List(string suffix) => Operate("list", "list", suffix, Parameters.OfList) with
    {
        Answer = SharedSchemas.ReferToDefinition(ResourceSchemas.NameOf(resource, resource.ListKind)),
    };

    private Operation Patch(string suffix) => Operate("patch", "patch", suffix, Parameters.OfPatch) with
    {
        Body = SharedSchemas.ReferTo("Patch"),
        Consumed =
        [
            "application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json",
            .. resource.Strategy.TakesStrategicMergePatch ? ["application/strategic-merge-patch+json"] : Array.Empty<string>(),
        ],
    };

    private Operation Operate(string word, string action, string suffix, IReadOnlyList<string> query, string about = "")
    {
        var scope = resource.Namespaced && suffix != "ForAllNamespaces" ? "Namespaced" : "";
        var place = GroupVersionNames.InOperationId(resource.Group, resource.Version);
        return new Operation
        {
            Description = $"{word} {(about.Length > 0 || word == "list" ? "objects of kind" : "an object of kind")} {resource.Kind}",
            Id = $"{word}{place}{about}{scope}{resource.Kind}{suffix}",
            Tag = GroupVersionNames.Tag(resource.Group, resource.Version),
            Action = action,
            Group = resource.Group,
            Version = resource.Version,
            Kind = resource.Kind,
            Query = query,
            Answer = Object,
        };
    }
}
