using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Schema;

/// <summary>Turns the schema of one root into its C# types.</summary>
internal sealed class TypeBuilder(string rootName)
{
    private readonly List<TypeModel> _types = [];
    private readonly HashSet<string> _names = [rootName];

    /// <summary>The types of a kind: its root has apiVersion, kind and metadata whatever the schema says.</summary>
    public static EquatableArray<TypeModel> BuildKind(string rootName, ResourceModel resource, SchemaNode schema)
    {
        var builder = new TypeBuilder(rootName);
        var header = ObjectHeader(resource.ApiVersion, resource.Kind, schema);
        builder.AddObject(rootName, new TypePath(rootName), schema, header, NameScope.RootMembers);
        return builder._types.ToEquatableArray();
    }

    /// <summary>The types of a shared shape.</summary>
    public static EquatableArray<TypeModel> BuildShared(string rootName, SchemaNode schema)
    {
        var builder = new TypeBuilder(rootName);
        builder.AddObject(rootName, new TypePath(rootName), schema, [], NameScope.RecordMembers);
        return builder._types.ToEquatableArray();
    }

    private static List<PropertyModel> ObjectHeader(string? apiVersion, string? kind, SchemaNode schema)
    {
        var described = schema.Properties.ToDictionary(static p => p.Key, static p => p.Value);
        return
        [
            new PropertyModel("apiVersion", "ApiVersion", new ScalarShape(ScalarKind.Text), Document("apiVersion", "Group and version of this object."), Constant: apiVersion),
            new PropertyModel("kind", "Kind", new ScalarShape(ScalarKind.Text), Document("kind", "Kind of this object."), Constant: kind),
            new PropertyModel("metadata", "Metadata", new ObjectShape("ObjectMeta", true), Document("metadata", "Name, labels, versions: what every object has.")),
        ];

        // The two paragraphs that controller-gen copies into every CRD say nothing of this one.
        DocumentationModel Document(string name, string otherwise) =>
            described.TryGetValue(name, out var property) && property.Description is { } text && !text.Contains("git.k8s.io")
                ? DocumentationBuilder.OfProperty(property, false)
                : new DocumentationModel(otherwise, default);
    }

    private void AddObject(string name, TypePath path, SchemaNode schema, List<PropertyModel> header, string[] reserved)
    {
        // Roots come first, types in the order in which they are first mentioned.
        var place = _types.Count;
        _types.Add(new ObjectModel(name, DocumentationModel.None, default));

        var scope = new NameScope([.. reserved, name, .. header.Select(static p => p.Name)]);
        var properties = schema.Properties.Where(property => header.All(known => known.JsonName != property.Key)).ToList();
        var names = NameAll(properties, scope);
        var siblings = new HashSet<string>(names.Values);
        var required = new HashSet<string>(schema.Required);
        var models = new List<PropertyModel>(header);
        foreach (var property in properties)
        {
            var documentation = DocumentationBuilder.OfProperty(property.Value, required.Contains(property.Key));
            var shape = Shape(property.Value, new Place(path, names[property.Key], siblings));
            models.Add(new PropertyModel(
                property.Key, names[property.Key], shape, documentation, property.Value.IsNullable, null, property.Value.SkipOption));
        }

        _types[place] = new ObjectModel(name, DocumentationBuilder.OfType(schema), models.ToEquatableArray());
    }

    // Names that are already C# choose first, so that a later jwks_uri cannot take the name of jwksUri.
    private static Dictionary<string, string> NameAll(IEnumerable<KeyValuePair<string, SchemaNode>> properties, NameScope scope) =>
        properties.OrderBy(static p => p.Key.All(char.IsLetterOrDigit) ? 0 : 1)
            .ToDictionary(static p => p.Key, p => scope.Add(p.Value.CSharpName ?? Identifier.Pascal(p.Key), p.Key));

    private ValueShape Shape(SchemaNode schema, Place place)
    {
        if (schema.Reference is { } reference)
        {
            return new ObjectShape(reference.Substring(reference.LastIndexOf('/') + 1), IsShared: true);
        }

        if (schema.IsIntOrString)
        {
            return new ScalarShape(ScalarKind.IntOrString);
        }

        return schema.Type switch
        {
            "array" => new ListShape(Item(schema.Items, place), schema.Items?.IsNullable == true),
            "string" when schema.EnumStrings.Any() => AddEnum(schema, place),
            "object" or null => ObjectOrMap(schema, place),
            _ => new ScalarShape(ScalarResolver.Resolve(schema) ?? ScalarKind.Json),
        };
    }

    private ValueShape ObjectOrMap(SchemaNode schema, Place place)
    {
        if (schema.Properties.Any())
        {
            return AddRecord(schema, place);
        }

        if (schema.AdditionalProperties is { } values)
        {
            return new MapShape(Item(values, place), values.IsNullable);
        }

        if (schema.AllowsAnyAdditionalProperty)
        {
            return new MapShape(new ScalarShape(ScalarKind.Json), false);
        }

        var isAnything = schema.Type is null || schema.PreservesUnknownFields || schema.IsEmbeddedResource;
        return isAnything ? new ScalarShape(ScalarKind.Json) : AddRecord(schema, place);
    }

    private ValueShape Item(SchemaNode? schema, Place place) =>
        schema is null ? new ScalarShape(ScalarKind.Json) : Shape(schema, place.ToItem());

    private ObjectShape AddRecord(SchemaNode schema, Place place)
    {
        if (WellKnownShapes.TypeOf(schema) is { } known)
        {
            return new ObjectShape(known, IsShared: true);
        }

        var path = place.ToPath();
        var name = AddName(path, schema);
        var header = schema.IsEmbeddedResource ? ObjectHeader(null, null, schema) : [];
        AddObject(name, path, schema, header, NameScope.RecordMembers);
        return new ObjectShape(name);
    }

    private EnumShape AddEnum(SchemaNode schema, Place place)
    {
        var name = AddName(place.ToPath(), schema);
        var scope = new NameScope([.. NameScope.EnumMembers, name]);
        var members = schema.EnumStrings.Select(value => new EnumMemberModel(scope.Add(Identifier.Pascal(value), value), value));
        _types.Add(new EnumModel(name, DocumentationBuilder.OfType(schema), members.ToEquatableArray()));
        return new EnumShape(name);
    }

    // No type may be named as a member of its own.
    private string AddName(TypePath path, SchemaNode schema)
    {
        var members = new HashSet<string>(schema.Properties.Select(static property => Identifier.Pascal(property.Key)));
        var name = path.ToName();
        var candidate = name;
        for (var i = 2; members.Contains(candidate) || !_names.Add(candidate); i++)
        {
            candidate = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return candidate;
    }

    /// <summary>Where a value stands: the object around it, the property's name, and the names that its item must not take.</summary>
    private sealed record Place(TypePath Owner, string Name, HashSet<string> Siblings)
    {
        private bool IsItem { get; init; }

        public Place ToItem() => this with { IsItem = true };

        public TypePath ToPath()
        {
            if (!IsItem)
            {
                return Owner.Add(Name);
            }

            var singular = Singular.Of(Name);
            return Owner.Add(singular != Name && Siblings.Contains(singular) ? Name + "Item" : singular);
        }
    }
}
