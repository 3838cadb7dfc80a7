using System.Collections.Generic;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Schema;

/// <summary>Where a schema stands in its kind, for what depends on that: names of types, and complaints.</summary>
internal sealed class SchemaPlace
{
    private readonly HashSet<string> _siblings;

    private SchemaPlace(TypePath typePath, HashSet<string> siblings)
    {
        TypePath = typePath;
        _siblings = siblings;
    }

    /// <summary>The path as an API server writes it, such as <c>spec.disks[].name</c>.</summary>
    public string JsonPath => TypePath.JsonPath;

    /// <summary>What a type that stands here is named by.</summary>
    public TypePath TypePath { get; }

    private string? Name { get; init; }

    private TypePath? Owner { get; init; }

    public static SchemaPlace Root(string name) => new(new TypePath(name), []);

    /// <summary>A property of the object that stands here.</summary>
    /// <param name="jsonName">Its name on the wire.</param>
    /// <param name="name">Its name in C#.</param>
    /// <param name="siblings">Names of all properties of the object.</param>
    public SchemaPlace Property(string jsonName, string name, HashSet<string> siblings) =>
        new(TypePath.Add(name, Schema.JsonPath.Property(JsonPath, jsonName)), siblings) { Name = name, Owner = TypePath };

    /// <summary>An item of the list, or a value of the map, that stands here.</summary>
    /// <remarks>Named in the singular, unless another property has that name.</remarks>
    public SchemaPlace Item(string suffix)
    {
        var singular = Singular.Of(Name!);
        var name = singular != Name && _siblings.Contains(singular) ? Name + "Item" : singular;
        return new SchemaPlace(Owner!.Add(name, JsonPath + suffix), _siblings) { Name = Name, Owner = Owner };
    }

    /// <summary>One of the client's types; in full where a property of the same name would hide it from the emitted code.</summary>
    public ObjectShape Shared(string typeName) =>
        new(_siblings.Contains(typeName) ? "global::KubeInventory.Client." + typeName : typeName, IsShared: true);
}
