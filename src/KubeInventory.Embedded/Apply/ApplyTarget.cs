using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Apply;

/// <summary>An endpoint that objects are written through, as far as ownership is concerned.</summary>
internal sealed record ApplyTarget
{
    /// <summary>The version written in, such as <c>kubeinventory.io/v1</c>.</summary>
    public required string ApiVersion { get; init; }

    public required string Kind { get; init; }

    /// <summary>How the fields of the objects are owned.</summary>
    public FieldType Type { get; init; } = FieldType.Deduced;

    /// <summary>The subresource; empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>Fields that the endpoint does not write.</summary>
    public FieldSet Ignored { get; init; } = FieldSet.Empty;

    /// <summary>All versions of the resource; managers that wrote in another are forgotten. Only <see cref="ApiVersion"/> if null.</summary>
    public IReadOnlySet<string>? KnownVersions { get; init; }

    /// <summary>Whether an update with an empty list of managedFields forgets all managers, as for built-in kinds; a list of one empty entry always does.</summary>
    public bool IsResetByEmptyList { get; init; }

    /// <summary>The main endpoint of a custom resource.</summary>
    /// <param name="apiVersion">The version written in.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="schema">The version's schema.</param>
    /// <param name="hasStatus">Whether the version has the status subresource; the main endpoint then does not write the status.</param>
    public static ApplyTarget OfCustomResource(string apiVersion, string kind, StructuralSchema? schema, bool hasStatus) => new()
    {
        ApiVersion = apiVersion,
        Kind = kind,
        Type = FieldTypeReader.OfResource(schema),
        Ignored = hasStatus ? FieldSet.Of(OwnedPath.Of("status")) : FieldSet.Empty,
    };

    /// <summary>A built-in kind, which has no schema.</summary>
    public static ApplyTarget OfBuiltInKind(string apiVersion, string kind) => new()
    {
        ApiVersion = apiVersion,
        Kind = kind,
        IsResetByEmptyList = true,
    };

    /// <summary>The status endpoint of the same resource, which writes nothing but the status.</summary>
    public ApplyTarget ForStatus() => this with
    {
        Subresource = "status",
        Ignored = FieldSet.Of(OwnedPath.Of("metadata"), OwnedPath.Of("spec")),
    };

    public ManagerIdentity Identify(string manager, ManagerOperation operation) =>
        ManagerIdentity.Of(manager.Length == 0 ? "unknown" : manager, operation, ApiVersion, Subresource);

    /// <summary>The object as messages name it: <c>default/a; example.com/v1, Kind=Thing</c>.</summary>
    public string Describe(JsonObject resource)
    {
        var metadata = resource["metadata"] as JsonObject ?? [];
        var groupVersion = ApiVersion.Contains('/', StringComparison.Ordinal) ? ApiVersion : $"/{ApiVersion}";
        return $"{metadata.Text("namespace")}/{metadata.Text("name")}; {groupVersion}, Kind={Kind}";
    }

    /// <summary>Forgets managers of versions that are gone, and brings the others in line with the schema of today.</summary>
    public ManagedFields Reconcile(ManagedFields managed)
    {
        var reconciled = new ManagedFields();
        foreach (var (manager, entry) in managed.Where(entry => IsKnown(entry.Value.ApiVersion)))
        {
            reconciled[manager] = entry with { Fields = entry.Fields.Reconcile(Type) };
        }

        return reconciled;
    }

    /// <summary>The managers that an update begins with: those it brings, else those of the stored object.</summary>
    public ManagedFields DecodeForUpdate(JsonObject live, JsonObject written)
    {
        var brought = written.ManagedFieldsList();
        if (Subresource.Length == 0 && brought is not null)
        {
            if (brought is [null or JsonObject { Count: 0 }] || (IsResetByEmptyList && brought.Count == 0))
            {
                return [];
            }

            if (ManagedFields.TryRead(brought, out var managed) && managed.Count > 0)
            {
                return managed;
            }
        }

        ManagedFields.TryRead(live.ManagedFieldsList(), out var stored);
        return stored;
    }

    private bool IsKnown(string apiVersion) => KnownVersions?.Contains(apiVersion) ?? apiVersion == ApiVersion;
}
