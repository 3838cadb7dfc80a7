using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>Fills in what a CustomResourceDefinition may leave out.</summary>
internal static class CrdDefaulter
{
    /// <summary>Changes the definition in place: singular and list kind, no conversion, and the stored versions of a new one.</summary>
    public static void Default(JsonObject crd)
    {
        if (crd["spec"] is not JsonObject spec)
        {
            return;
        }

        DefaultNames(spec);
        spec["conversion"] ??= new JsonObject { ["strategy"] = "None" };
        DefaultPort(spec);
        DefaultStoredVersions(crd, spec);
    }

    private static void DefaultNames(JsonObject spec)
    {
        if (spec["names"] is JsonObject names && names.Text("kind") is { Length: > 0 } kind)
        {
            if (string.IsNullOrEmpty(names.Text("singular")))
            {
                names["singular"] = kind.ToLowerInvariant();
            }

            if (string.IsNullOrEmpty(names.Text("listKind")))
            {
                names["listKind"] = kind + "List";
            }
        }
    }

    private static void DefaultPort(JsonObject spec)
    {
        if (spec.Map("conversion")?.Map("webhook")?.Map("clientConfig")?.Map("service") is { } service)
        {
            service["port"] ??= 443;
        }
    }

    private static void DefaultStoredVersions(JsonObject crd, JsonObject spec)
    {
        var storage = spec.Maps("versions").FirstOrDefault(version => version.Flag("storage"))?.Text("name");
        if (storage is null || crd.Map("status")?["storedVersions"] is JsonArray { Count: > 0 })
        {
            return;
        }

        var status = crd.Map("status") ?? new JsonObject();
        status["storedVersions"] = new JsonArray(storage);
        crd["status"] = status;
    }
}
