using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Schema;

/// <summary>Takes from a definition what people call a kind, see of it and select it by.</summary>
internal static class SurfaceReader
{
    /// <summary>Reads the surface of one version.</summary>
    /// <param name="names">The <c>spec.names</c> of the definition.</param>
    /// <param name="version">One of its versions.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="types">The types of the version, the root first.</param>
    public static SurfaceModel Read(YamlMapping? names, YamlMapping version, string kind, EquatableArray<TypeModel> types) => new(
        names.Text("singular") is { Length: > 0 } singular ? singular : kind.ToLowerInvariant(),
        names.Text("listKind") is { Length: > 0 } listKind ? listKind : kind + "List",
        Texts(names.Sequence("shortNames")),
        Texts(names.Sequence("categories")),
        Mappings(version.Sequence("additionalPrinterColumns")).Select(Column).OfType<ColumnModel>().ToEquatableArray(),
        Mappings(version.Sequence("selectableFields"))
            .Select(field => Field(field.Text("jsonPath"), types))
            .OfType<FieldModel>()
            .ToEquatableArray());

    private static ColumnModel? Column(YamlMapping column)
    {
        var priority = column.Find("priority") is YamlScalar scalar && scalar.TryGetInt64(out var number) ? number : 0;
        return column.Text("name") is { } name
            ? new ColumnModel(
                name, column.Text("type") ?? "string", column.Text("jsonPath") ?? "", column.Text("format"), column.Text("description"), priority)
            : null;
    }

    // Servers allow plain paths alone, without brackets.
    private static FieldModel? Field(string? jsonPath, EquatableArray<TypeModel> types)
    {
        var path = jsonPath?.TrimStart('.');
        if (path is null or "")
        {
            return null;
        }

        ValueShape? shape = types.Count > 0 ? new ObjectShape(types[0].Name) : null;
        var name = "";
        foreach (var segment in path.Split('.'))
        {
            var property = PropertiesOf(shape, types).FirstOrDefault(property => property.JsonName == segment);
            shape = property?.Shape;
            name += property?.Name ?? Identifier.Pascal(segment);
        }

        return new FieldModel(path, name, shape ?? new ScalarShape(ScalarKind.Text));
    }

    private static EquatableArray<PropertyModel> PropertiesOf(ValueShape? shape, EquatableArray<TypeModel> types) =>
        shape is ObjectShape { IsShared: false } owner && types.FirstOrDefault(type => type.Name == owner.TypeName) is ObjectModel model
            ? model.Properties
            : default;

    private static EquatableArray<string> Texts(YamlSequence? sequence) =>
        (sequence?.Items.OfType<YamlScalar>() ?? []).Where(static text => !text.IsNull).Select(static text => text.Value).ToEquatableArray();

    private static IEnumerable<YamlMapping> Mappings(YamlSequence? sequence) => sequence?.Items.OfType<YamlMapping>() ?? [];
}
