using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Patching;

/// <summary>Changes an object by another that looks like it: maps merge, a null removes, all else replaces. Source: RFC 7396.</summary>
internal static class MergePatch
{
    /// <summary>Applies the patch to a copy of the object.</summary>
    public static PatchResult Apply(JsonObject document, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch is null ? PatchFailure.Malformed("Invalid JSON Patch") : PatchFailure.WrongType(patch, "map[string]interface {}");
        }

        var patched = (JsonObject)document.DeepClone();
        Merge(patched, changes);
        return patched;
    }

    /// <summary>A copy without nulls in its maps: they would remove what isn't there.</summary>
    public static JsonNode? WithoutNulls(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject map:
                var kept = map.Where(entry => entry.Value is not null);
                return new JsonObject(kept.Select(entry => KeyValuePair.Create(entry.Key, WithoutNulls(entry.Value))));
            case JsonArray list:
                return new JsonArray([.. list.Select(WithoutNulls)]);
            default:
                return value?.DeepClone();
        }
    }

    private static void Merge(JsonObject target, JsonObject changes)
    {
        foreach (var (name, change) in changes)
        {
            if (change is null)
            {
                target.Remove(name);
            }
            else if (target[name] is not JsonObject value)
            {
                // kube-apiserver drops nulls within lists too, where the RFC keeps them; but not from a list in the place of a map.
                target[name] = WithoutNulls(change);
            }
            else if (change is JsonObject inner)
            {
                Merge(value, inner);
            }
            else
            {
                target[name] = change.DeepClone();
            }
        }
    }
}
