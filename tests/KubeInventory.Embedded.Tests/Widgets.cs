using System.Net;

namespace KubeInventory.Embedded.Tests;

/// <summary>A small namespaced resource that tests define.</summary>
internal static class Widgets
{
    public const string Path = "/apis/test.example.com/v1/namespaces/default/widgets";

    public const string AllNamespaces = "/apis/test.example.com/v1/widgets";

    public const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    public const string Definition = """
        {
          "apiVersion": "apiextensions.k8s.io/v1",
          "kind": "CustomResourceDefinition",
          "metadata": {"name": "widgets.test.example.com"},
          "spec": {
            "group": "test.example.com",
            "scope": "Namespaced",
            "names": {"plural": "widgets", "singular": "widget", "kind": "Widget", "listKind": "WidgetList", "shortNames": ["wd"]},
            "versions": [
              {
                "name": "v1", "served": true, "storage": true,
                "subresources": {
                  "status": {},
                  "scale": {"specReplicasPath": ".spec.replicas", "statusReplicasPath": ".status.replicas", "labelSelectorPath": ".status.selector"}
                },
                "selectableFields": [{"jsonPath": ".spec.color"}],
                "additionalPrinterColumns": [{"name": "Color", "type": "string", "jsonPath": ".spec.color"}],
                "schema": {"openAPIV3Schema": {
                  "type": "object",
                  "properties": {
                    "spec": {
                      "type": "object",
                      "required": ["color"],
                      "properties": {
                        "color": {"type": "string", "enum": ["red", "green", "blue"], "description": "The paint."},
                        "size": {"type": "integer", "minimum": 1, "default": 3},
                        "replicas": {"type": "integer"}
                      }
                    },
                    "status": {
                      "type": "object",
                      "properties": {"phase": {"type": "string"}, "replicas": {"type": "integer"}, "selector": {"type": "string"}}
                    }
                  }
                }}
              },
              {
                "name": "v1beta1", "served": true, "storage": false,
                "schema": {"openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}
              }
            ]
          }
        }
        """;

    public static string Some(string name, string color = "red", string labels = "{}") => $$$"""
        {"apiVersion":"test.example.com/v1","kind":"Widget","metadata":{"name":"{{{name}}}","labels":{{{labels}}}},"spec":{"color":"{{{color}}}"}}
        """;

    public static async Task<Api> StartAsync(EmbeddedApiServerOptions? options = null)
    {
        var api = await Api.StartAsync(options);
        (await api.PostAsync(Definitions, Definition)).Expect(HttpStatusCode.Created);
        return api;
    }

    public static async Task<Answer> CreateAsync(this Api api, string name, string color = "red", string labels = "{}") =>
        (await api.PostAsync(Path, Some(name, color, labels))).Expect(HttpStatusCode.Created);
}
