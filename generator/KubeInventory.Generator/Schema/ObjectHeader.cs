using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Schema;

/// <summary>The properties that every whole object has, whatever its schema says of them.</summary>
internal static class ObjectHeader
{
    public static IReadOnlyList<PropertyModel> Of(string? apiVersion, string? kind, SchemaNode schema)
    {
        var described = schema.Properties.ToDictionary(static p => p.Key, static p => p.Value);
        return
        [
            new PropertyModel(
                "apiVersion", "ApiVersion", new ScalarShape(ScalarKind.Text), Document("apiVersion", "Group and version of this object."), Constant: apiVersion),
            new PropertyModel("kind", "Kind", new ScalarShape(ScalarKind.Text), Document("kind", "Kind of this object."), Constant: kind),
            new PropertyModel(
                "metadata", "Metadata", new ObjectShape("ObjectMeta", IsShared: true), Document("metadata", "Name, labels, versions: what every object has.")),
        ];

        // The two paragraphs that controller-gen copies into every CRD say nothing of this one.
        DocumentationModel Document(string name, string otherwise) =>
            described.TryGetValue(name, out var property) && property.Description is { } text && !text.Contains("git.k8s.io")
                ? DocumentationBuilder.OfProperty(property, false)
                : new DocumentationModel(otherwise, default);
    }
}
