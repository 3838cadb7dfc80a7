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
            Property("apiVersion", "ApiVersion", new ScalarShape(ScalarKind.Text), "Group and version of this object.", apiVersion),
            Property("kind", "Kind", new ScalarShape(ScalarKind.Text), "Kind of this object.", kind),
            Property("metadata", "Metadata", new ObjectShape("ObjectMeta", IsShared: true), "What every object has, such as its name."),
        ];

        PropertyModel Property(string jsonName, string name, ValueShape shape, string otherwise, string? constant = null) =>
            new(jsonName, name, shape, Document(jsonName, otherwise), Constant: constant);

        // The two paragraphs that controller-gen copies into every CRD say nothing of this one.
        DocumentationModel Document(string name, string otherwise) =>
            described.TryGetValue(name, out var property) && property.Description is { } text && !text.Contains("git.k8s.io")
                ? DocumentationBuilder.OfProperty(property, false)
                : new DocumentationModel(otherwise, default);
    }
}
