using System;
using System.Collections.Generic;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Schema;

/// <summary>Tells types apart by everything that matters in C#: properties, values and restrictions, not by names or descriptions.</summary>
/// <param name="hashes">Hashes of the types that a type may consist of, by their names.</param>
internal sealed class TypeShape(IReadOnlyDictionary<string, string> hashes)
{
    public string HashOf(TypeModel type)
    {
        var hash = new ShapeHash();
        switch (type)
        {
            case ObjectModel model:
                Add(ref hash, model);
                break;
            case EnumModel model:
                hash.Add(model.Kind.ToString());
                foreach (var member in model.Members)
                {
                    hash.Add(member.Value);
                }

                break;
        }

        return hash.ToString();
    }

    private void Add(ref ShapeHash hash, ObjectModel model)
    {
        foreach (var property in model.Properties)
        {
            hash.Add(property.JsonName);
            hash.Add(property.IsNullable ? "?" : "");
            hash.Add(property.Constant);
            hash.Add(property.Deprecation is null ? "" : "!");
            Add(ref hash, property.Shape);
            foreach (var remark in property.Documentation.Remarks)
            {
                hash.Add(remark.Text);
                hash.Add(remark.Code);
            }
        }

        foreach (var line in model.Restriction?.Lines ?? default)
        {
            hash.Add(line);
        }

        foreach (var part in model.Restriction?.Parts ?? default)
        {
            hash.Add(hashes.TryGetValue(part, out var own) ? own : part);
        }
    }

    private void Add(ref ShapeHash hash, ValueShape shape)
    {
        switch (shape)
        {
            case ScalarShape scalar:
                hash.Add(scalar.Kind.ToString());
                break;
            case ObjectShape { IsShared: true } model:
                hash.Add(model.TypeName);
                break;
            case ObjectShape model:
                hash.Add(hashes[model.TypeName]);
                break;
            case EnumShape model:
                hash.Add(hashes[model.TypeName]);
                break;
            case ListShape list:
                hash.Add(list.ItemIsNullable ? "[?" : "[");
                Add(ref hash, list.Item);
                break;
            case MapShape map:
                hash.Add(map.ValueIsNullable ? "{?" : "{");
                Add(ref hash, map.Value);
                break;
            default:
                throw new ArgumentException($"No hash for {shape}.");
        }
    }
}
