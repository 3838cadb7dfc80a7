using System.Globalization;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Apply;

/// <summary>Who owns which fields of an object: <c>metadata.managedFields</c>. Not thread-safe.</summary>
internal sealed class ManagedFields : Dictionary<ManagerIdentity, ManagedEntry>
{
    private const string FieldsType = "FieldsV1";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public ManagedFields()
    {
    }

    public ManagedFields(ManagedFields other)
        : base(other)
    {
    }

    /// <summary>Reads the list of an object; absent, it is empty. False if an entry makes no sense.</summary>
    public static bool TryRead(JsonNode? list, out ManagedFields managed)
    {
        managed = [];
        foreach (var item in list as JsonArray ?? [])
        {
            if (item is not JsonObject entry || !managed.TryAddEntry(entry))
            {
                managed = [];
                return false;
            }
        }

        return true;
    }

    /// <summary>The list as objects have it: those that applied first, then by time and name. Null if nobody owns anything.</summary>
    public JsonArray? Write() => Count == 0 ? null : new JsonArray([.. this
        .OrderBy(entry => entry.Key.Operation)
        .ThenBy(entry => entry.Value.Time?.ToUnixTimeSeconds() ?? 0)
        .ThenBy(entry => entry.Key.Name, StringComparer.Ordinal)
        .ThenBy(entry => entry.Value.ApiVersion, StringComparer.Ordinal)
        .ThenBy(entry => entry.Key.Subresource, StringComparer.Ordinal)
        .Select(entry => Write(entry.Key, entry.Value))]);

    /// <summary>Changes the fields of all managers; one that owns nothing any more is dropped.</summary>
    public void ChangeAll(Func<ManagerIdentity, FieldSet, FieldSet> change)
    {
        foreach (var (manager, entry) in this.ToList())
        {
            Set(manager, entry with { Fields = change(manager, entry.Fields) });
        }
    }

    /// <summary>Sets what a manager owns; if that is nothing, it is dropped.</summary>
    public void Set(ManagerIdentity manager, ManagedEntry entry)
    {
        if (entry.Fields.IsEmpty)
        {
            Remove(manager);
        }
        else
        {
            this[manager] = entry;
        }
    }

    private bool TryAddEntry(JsonObject json)
    {
        var (operation, apiVersion) = (json.Text("operation"), json.Text("apiVersion") ?? "");
        if (operation is not ("Apply" or "Update") || apiVersion.Length == 0 || json.Text("fieldsType") != FieldsType
            || !FieldsV1.TryRead(json.Map("fieldsV1") ?? [], out var fields))
        {
            return false;
        }

        var kind = operation is "Apply" ? ManagerOperation.Apply : ManagerOperation.Update;
        var manager = ManagerIdentity.Of(json.Text("manager") ?? "", kind, apiVersion, json.Text("subresource") ?? "");
        this[manager] = new ManagedEntry(apiVersion, fields, ReadTime(json.Text("time")));
        return true;
    }

    private static JsonObject Write(ManagerIdentity manager, ManagedEntry entry)
    {
        var json = new JsonObject
        {
            ["apiVersion"] = entry.ApiVersion,
            ["fieldsType"] = FieldsType,
            ["fieldsV1"] = FieldsV1.Write(entry.Fields),
            ["manager"] = manager.Name,
            ["operation"] = manager.Operation.ToString(),
        };

        if (manager.Subresource.Length > 0)
        {
            json["subresource"] = manager.Subresource;
        }

        if (entry.Time is { } time)
        {
            json["time"] = time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        }

        return json;
    }

    private static DateTimeOffset? ReadTime(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
