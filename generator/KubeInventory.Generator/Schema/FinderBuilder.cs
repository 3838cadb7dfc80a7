using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Schema;

/// <summary>Finds lists whose items have keys: <c>x-kubernetes-list-type: map</c>.</summary>
/// <param name="types">The types of the kind so far, in which the items' are.</param>
internal sealed class FinderBuilder(List<TypeModel> types)
{
    /// <summary>A method for a list; null where items have no keys, or keys that C# does not compare or users should not use.</summary>
    /// <param name="schema">Schema of the list.</param>
    /// <param name="shape">What C# makes of it.</param>
    /// <param name="listName">Name of the list in C#.</param>
    /// <param name="scope">Names of the members of the list's owner.</param>
    public FinderModel? Build(SchemaNode schema, ValueShape shape, string listName, NameScope scope)
    {
        if (schema.Text("x-kubernetes-list-type") != "map"
            || schema.Items is not { } item
            || shape is not ListShape { Item: ObjectShape owner, ItemIsNullable: false })
        {
            return null;
        }

        var parameters = new NameScope([]);
        var keys = schema.ListMapKeys.Distinct().Select(key => Key(key, item, owner, parameters)).ToList();
        if (keys.Count == 0 || keys.Any(static key => key is null))
        {
            return null;
        }

        var name = "Find" + Singular.Of(listName);
        return new FinderModel(scope.Add(name, name + "Item"), keys.Select(static key => key!).ToEquatableArray());
    }

    private KeyModel? Key(string jsonName, SchemaNode item, ObjectShape owner, NameScope parameters)
    {
        var schema = item.Properties.FirstOrDefault(property => property.Key == jsonName).Value;
        var property = owner.IsShared ? OfShared(jsonName, schema) : OfOwn(jsonName, owner);
        if (schema is null || property is not { } known || !IsComparable(known.Shape) || DeprecationNote.In(schema.Description) is not null)
        {
            return null;
        }

        var parameter = parameters.Add(Identifier.Camel(jsonName), jsonName);
        return new KeyModel(jsonName, known.Name, parameter, known.Shape, Default(schema, known.Shape));
    }

    private (string Name, ValueShape Shape)? OfOwn(string jsonName, ObjectShape owner)
    {
        var model = (ObjectModel)types.FindLast(type => type.Name == owner.TypeName);
        return model.Properties.FirstOrDefault(property => property.JsonName == jsonName) is { } property ? (property.Name, property.Shape) : null;
    }

    // The client's own types are not at hand here, but their texts are texts.
    private static (string Name, ValueShape Shape)? OfShared(string jsonName, SchemaNode? schema) =>
        schema is { Type: "string", Format: null, EnumStrings.Count: 0 } ? (Identifier.Pascal(jsonName), new ScalarShape(ScalarKind.Text)) : null;

    private static bool IsComparable(ValueShape shape) => shape
        is EnumShape
        or ScalarShape { Kind: ScalarKind.Text or ScalarKind.Boolean or ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.UInt64 };

    private static string? Default(SchemaNode schema, ValueShape shape)
    {
        if (schema.Find("default") is not YamlScalar { IsNull: false } value)
        {
            return null;
        }

        return schema.Type switch
        {
            "string" => value.Value,
            "integer" when value.TryGetInt64(out var number) && Fits(number, shape) => number.ToString(CultureInfo.InvariantCulture),
            "boolean" when value.TryGetBoolean(out var truth) => truth ? "true" : "false",
            _ => null,
        };
    }

    private static bool Fits(long number, ValueShape shape) => shape switch
    {
        ScalarShape { Kind: ScalarKind.Int32 } => number is >= int.MinValue and <= int.MaxValue,
        ScalarShape { Kind: ScalarKind.UInt64 } => number >= 0,
        _ => true,
    };
}
