namespace KubeInventory.Generator.Tests.Support;

/// <summary>Small definitions.</summary>
internal static class Crd
{
    public const string AnySchema = "{type: object, properties: {spec: {type: object, properties: {text: {type: string}}}}}";

    /// <summary>A definition with one version.</summary>
    public static string Text(string kind, string plural, string? schema = AnySchema, string group = "example.com") => $"""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: {plural}.{group}
        spec:
          group: {group}
          names:
            kind: {kind}
            plural: {plural}
          versions:
          - name: v1
            served: true
            storage: true
            {(schema is null ? "" : "schema:")}
              {(schema is null ? "" : "openAPIV3Schema: " + schema)}
        """;
}
