using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Patching;

/// <summary>
/// Changes an object of a built-in kind as a <see cref="MergePatch"/> does, except that finalizers and owner references merge as lists.
/// </summary>
/// <remarks>
/// Knows the directives <c>$patch</c>, <c>$retainKeys</c>, <c>$setElementOrder</c> and <c>$deleteFromPrimitiveList</c>.
/// Custom resources have no strategies: kube-apiserver refuses this patch for them with a 415.
/// Source: the Kubernetes document "Strategic Merge Patch".
/// </remarks>
internal static class StrategicMergePatch
{
    private const string Directive = "$patch";
    private const string RetainKeys = "$retainKeys";
    private const string ElementOrder = "$setElementOrder/";
    private const string Deletions = "$deleteFromPrimitiveList/";

    /// <summary>Applies the patch to a copy of the object; a null patch changes nothing.</summary>
    public static PatchResult Apply(JsonObject document, JsonNode? patch)
    {
        if (patch is not (JsonObject or null))
        {
            return PatchFailure.WrongType(patch, "map[string]interface {}");
        }

        var patched = (JsonObject)document.DeepClone();
        return Merge(patched, patch as JsonObject ?? [], path: "") is { } complaint ? PatchFailure.Malformed(complaint) : patched;
    }

    private static string? Merge(JsonObject target, JsonObject patch, string path)
    {
        if (patch.ContainsKey(Directive))
        {
            return Replace(target, patch);
        }

        if (patch.ContainsKey(RetainKeys) && Retain(target, patch) is { } misfit)
        {
            return misfit;
        }

        // Lists with an order come first: what the patch deletes from them is still there to be ordered.
        foreach (var (key, order) in patch.Where(entry => entry.Key.StartsWith(ElementOrder, StringComparison.Ordinal)))
        {
            if (MergeInOrder(target, key[ElementOrder.Length..], patch, order, path) is { } complaint)
            {
                return complaint;
            }
        }

        foreach (var (key, change) in patch.Where(entry => !patch.ContainsKey(ElementOrder + entry.Key)))
        {
            var complaint = key switch
            {
                RetainKeys => null,
                _ when key.StartsWith(ElementOrder, StringComparison.Ordinal) => null,
                _ when key.StartsWith(Deletions, StringComparison.Ordinal) => Delete(target, key[Deletions.Length..], change),
                _ => MergeField(target, key, change, $"{path}.{key}"),
            };

            if (complaint is not null)
            {
                return complaint;
            }
        }

        return null;
    }

    private static string? MergeInOrder(JsonObject target, string name, JsonObject patch, JsonNode? order, string path)
    {
        if (order is not JsonArray list || patch[name] is not (JsonArray or null))
        {
            return "invalid patch format of setElementOrder list";
        }

        if (StrategicList.At($"{path}.{name}") is not { } strategy)
        {
            return patch.ContainsKey(name) ? MergeField(target, name, patch[name], $"{path}.{name}") : null;
        }

        return patch.ContainsKey(name) || target.ContainsKey(name)
            ? strategy.Merge(target, name, target[name] as JsonArray ?? [], patch[name] as JsonArray ?? [], list)
            : null;
    }

    private static string? MergeField(JsonObject target, string name, JsonNode? change, string path)
    {
        var current = target[name];
        switch (change)
        {
            case null:
                target.Remove(name);
                return null;
            case JsonObject map when current is JsonObject value:
                return Merge(value, map, path);
            case JsonObject map when map.ContainsKey(Directive):
                target.Remove(name);
                return null;
            case JsonArray list when StrategicList.At(path) is { } strategy:
                return strategy.Merge(target, name, current as JsonArray ?? [], list, order: list);
            default:
                target[name] = MergePatch.WithoutNulls(change);
                return null;
        }
    }

    private static string? Replace(JsonObject target, JsonObject patch)
    {
        var directive = patch.Text(Directive);
        if (directive is not ("replace" or "delete"))
        {
            return $"unknown patch type: {directive} in map: {GoText.Json(patch)}";
        }

        target.Clear();
        foreach (var (name, value) in patch.Where(entry => directive is "replace" && entry.Key != Directive))
        {
            target[name] = value?.DeepClone();
        }

        return null;
    }

    private static string? Retain(JsonObject target, JsonObject patch)
    {
        var kept = patch.Texts(RetainKeys);
        var stray = patch.Where(entry => entry.Value is not null && !entry.Key.StartsWith('$') && !kept.Contains(entry.Key));
        if (patch[RetainKeys] is not JsonArray || stray.Any())
        {
            return "invalid patch format of retainKeys";
        }

        foreach (var name in target.Select(entry => entry.Key).Except(kept).ToList())
        {
            target.Remove(name);
        }

        return null;
    }

    private static string? Delete(JsonObject target, string name, JsonNode? deletions)
    {
        if (deletions is not JsonArray list)
        {
            return "invalid patch format of primitive list";
        }

        (target[name] as JsonArray)?.RemoveAll(item => list.Any(deleted => JsonNode.DeepEquals(deleted, item)));
        return null;
    }
}
