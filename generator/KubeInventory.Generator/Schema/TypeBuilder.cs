using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Names;

namespace KubeInventory.Generator.Schema;

/// <summary>Turns the schema of one root into its C# types.</summary>
internal sealed class TypeBuilder
{
    private readonly List<TypeModel> _types = [];
    private readonly List<TypePath> _paths = [];
    private readonly HashSet<string> _restricted = [];
    private readonly DefinitionReader.Reporter? _report;

    private TypeBuilder(DefinitionReader.Reporter? report) => _report = report;

    /// <summary>The types of a kind: its root has apiVersion, kind and metadata whatever the schema says.</summary>
    public static EquatableArray<TypeModel> BuildKind(
        string rootName, ResourceModel resource, SchemaNode schema, PinnedGroup pins, DefinitionReader.Reporter report)
    {
        var builder = new TypeBuilder(report);
        var header = ObjectHeader.Of(resource.ApiVersion, resource.Kind, schema);
        builder.AddObject(SchemaPlace.Root(rootName), schema, header, NameScope.RootMembers);
        return TypeNames.Assign(builder._types, builder._paths, resource.Kind, pins);
    }

    /// <summary>The types of a shared shape, which may refer to others.</summary>
    public static EquatableArray<TypeModel> BuildShared(string rootName, SchemaNode schema)
    {
        var builder = new TypeBuilder(report: null);
        builder.AddObject(SchemaPlace.Root(rootName), schema, [], NameScope.RecordMembers);
        return TypeNames.Assign(builder._types, builder._paths, rootName, PinnedGroup.Empty(""));
    }

    private ObjectShape AddObject(SchemaPlace place, SchemaNode schema, IReadOnlyList<PropertyModel> header, string[] reserved)
    {
        // Roots come first, types in the order in which they are first mentioned.
        var index = Add(place, name => new ObjectModel(name, DocumentationModel.None, default));
        var name = _types[index].Name;
        var scope = new NameScope([.. reserved, name, .. header.Select(static p => p.Name)]);
        var properties = schema.Properties.Where(property => header.All(known => known.JsonName != property.Key)).ToList();
        var names = NameAll(properties, scope);
        var siblings = new HashSet<string>(names.Values);
        var required = new HashSet<string>(schema.Required);
        var models = new List<PropertyModel>(header);
        foreach (var property in properties)
        {
            var documentation = DocumentationBuilder.OfProperty(property.Value, required.Contains(property.Key));
            var shape = Shape(property.Value, place.Property(property.Key, names[property.Key], siblings));
            models.Add(new PropertyModel(
                property.Key, names[property.Key], shape, documentation, property.Value.IsNullable, null, property.Value.SkipOption)
            {
                Deprecation = DeprecationNote.In(property.Value.Description),
                Finder = new FinderBuilder(_types).Build(property.Value, shape, names[property.Key], scope),
            });
        }

        var restriction = new RestrictionBuilder(IsRestricted).Build(schema, models.ToDictionary(static p => p.JsonName, static p => p.Shape));
        _types[index] = new ObjectModel(name, DocumentationBuilder.OfType(schema), models.ToEquatableArray()) { Restriction = restriction };
        if (restriction is not null)
        {
            _restricted.Add(name);
        }

        return new ObjectShape(name);
    }

    private bool IsRestricted(string typeName) => _restricted.Contains(typeName);

    // A type is called by its full path until the names of all are known.
    private int Add(SchemaPlace place, Func<string, TypeModel> make)
    {
        _paths.Add(place.TypePath);
        _types.Add(make(place.TypePath.FullName));
        return _types.Count - 1;
    }

    // Of jwksUri and jwks_uri it is the former that is called JwksUri, in whatever order they stand.
    private static Dictionary<string, string> NameAll(IEnumerable<KeyValuePair<string, SchemaNode>> properties, NameScope scope) =>
        properties.OrderBy(static p => Identifier.Plainness(p.Key))
            .ToDictionary(static p => p.Key, p => scope.Add(p.Value.CSharpName ?? Identifier.Pascal(p.Key), p.Key));

    private ValueShape Shape(SchemaNode schema, SchemaPlace place)
    {
        if (schema.Reference is { } reference)
        {
            return _report is null
                ? place.Shared(reference.Substring(reference.LastIndexOf('/') + 1))
                : Anything(schema, place, "refers to another schema by $ref");
        }

        if (schema.IsIntOrString)
        {
            return new ScalarShape(TextShapes.Of(schema) ?? ScalarKind.IntOrString);
        }

        if (EnumReader.Read(schema) is { } known)
        {
            return AddEnum(schema, place, known.Kind, known.Values);
        }

        return schema.Type switch
        {
            "array" => new ListShape(Item(schema, place), schema.Items?.IsNullable == true),
            "object" or null => ObjectOrMap(schema, place),
            _ when ScalarResolver.Resolve(schema) is { } kind => new ScalarShape(kind),
            _ => Anything(schema, place, $"has the unknown type '{schema.Type}'"),
        };
    }

    private ValueShape Item(SchemaNode array, SchemaPlace place) =>
        array.Items is { } item ? Shape(item, place.Item(JsonPath.Item)) : Anything(array, place, "is an array without items");

    private ValueShape ObjectOrMap(SchemaNode schema, SchemaPlace place)
    {
        if (schema.Properties.Count > 0)
        {
            return AddRecord(schema, place);
        }

        if (schema.AdditionalProperties is { } values)
        {
            return new MapShape(Shape(values, place.Item(JsonPath.MapValue)), values.IsNullable);
        }

        if (schema.AllowsAnyAdditionalProperty)
        {
            return new MapShape(new ScalarShape(ScalarKind.Json), false);
        }

        if (schema.PreservesUnknownFields || schema.IsEmbeddedResource)
        {
            return new ScalarShape(ScalarKind.Json);
        }

        return schema.Type is null ? Anything(schema, place, "has no type") : AddRecord(schema, place);
    }

    private ScalarShape Anything(SchemaNode schema, SchemaPlace place, string oddity)
    {
        _report?.Invoke(Rules.NotStructural.Id, schema.Position, place.JsonPath, oddity);
        return new ScalarShape(ScalarKind.Json);
    }

    private ObjectShape AddRecord(SchemaNode schema, SchemaPlace place)
    {
        if (WellKnownShapes.TypeOf(schema, place.TypePath.Segment) is { } known)
        {
            return place.Shared(known);
        }

        var header = schema.IsEmbeddedResource ? ObjectHeader.Of(null, null, schema) : [];
        return AddObject(place, schema, header, NameScope.RecordMembers);
    }

    private EnumShape AddEnum(SchemaNode schema, SchemaPlace place, ScalarKind kind, IReadOnlyList<string> values)
    {
        var scope = new NameScope(NameScope.EnumMembers);
        var names = values.OrderBy(Identifier.Plainness)
            .ToDictionary(static value => value, value => scope.Add(Identifier.Pascal(value), value));
        var members = values.Select(value => new EnumMemberModel(names[value], value));
        var index = Add(place, name => new EnumModel(name, DocumentationBuilder.OfType(schema), kind, members.ToEquatableArray()));
        return new EnumShape(_types[index].Name, kind);
    }
}
