using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Apply;
using KubeInventory.Embedded.Http;
using KubeInventory.Embedded.Schema;
using KubeInventory.Embedded.Selectors;

namespace KubeInventory.Embedded.Resources;

/// <summary>What differs between kinds. What all have in common is in <see cref="ObjectCreator"/>, <see cref="ObjectUpdater"/> and <see cref="ObjectDeleter"/>.</summary>
internal abstract class ResourceStrategy(StructuralSchema schema)
{
    /// <summary>What objects look like.</summary>
    public StructuralSchema Schema => schema;

    /// <summary>Whether a replacement may come without <c>metadata.resourceVersion</c>.</summary>
    public abstract bool AllowsUnconditionalUpdate { get; }

    /// <summary>Whether patches may merge lists by key, as built-in kinds describe theirs.</summary>
    public abstract bool TakesStrategicMergePatch { get; }

    /// <summary>Whether items of lists are without apiVersion and kind.</summary>
    public virtual bool ListsBareItems => false;

    /// <summary>Whether other objects go when one of this kind is deleted, and before it.</summary>
    public virtual bool HoldsObjects => false;

    /// <summary>How ownership of fields is told from the schema.</summary>
    public abstract ApplyTarget ApplyTarget(string apiVersion, string kind);

    /// <summary>What an object is before it is created, for the sake of ownership.</summary>
    public virtual JsonObject NewObject() => [];

    /// <summary>The fields that lists and watches can select by.</summary>
    public virtual SelectableFields SelectableFields(ServedResource resource) => Selectors.SelectableFields.OfBuiltInKind;

    /// <summary>What is wrong with a name of this kind.</summary>
    public virtual IEnumerable<string> CheckName(string name) => Names.CheckSubdomain(name);

    /// <summary>Brings what a client sent, or what was stored under an older schema, into the shape of this version.</summary>
    /// <returns>Paths of fields that the kind does not know and that were removed.</returns>
    public IReadOnlyList<string> Normalize(JsonObject obj)
    {
        var unknown = SchemaPruner.Prune(obj, schema);
        SchemaDefaulter.Default(obj, schema);
        return unknown;
    }

    /// <summary>As <see cref="Normalize"/>, for what apply merged: nulls that say nothing are not forgiven there.</summary>
    /// <returns>Paths of fields that the kind does not know and that were removed.</returns>
    public IReadOnlyList<string> NormalizeMerged(JsonObject obj)
    {
        var unknown = SchemaPruner.Prune(obj, schema);
        SchemaDefaulter.DefaultMerged(obj, schema);
        return unknown;
    }

    /// <summary>Why an object cannot even be read as one of this kind; null if it can.</summary>
    public virtual string? RefuseShape(JsonObject obj) => null;

    /// <summary>Notes in an object who created it, for kinds that say so.</summary>
    public virtual void SetCreator(JsonObject obj, UserInfo user)
    {
    }

    /// <summary>Sets what a client may not choose when an object is created.</summary>
    public virtual void PrepareForCreate(JsonObject obj)
    {
    }

    /// <summary>Restores what a client may not change through this path.</summary>
    public virtual void PrepareForUpdate(JsonObject obj, JsonObject old, string subresource)
    {
    }

    /// <summary>Marks an object whose deletion has begun but must wait.</summary>
    public virtual void PrepareForDelete(JsonObject obj)
    {
        obj.Metadata()["deletionGracePeriodSeconds"] = 0;
        if (obj.Generation() > 0)
        {
            obj.Metadata()["generation"] = obj.Generation() + 1;
        }
    }

    /// <summary>Judges an object before it is stored, on update with its old self.</summary>
    /// <returns>Warnings for the client.</returns>
    public virtual IReadOnlyList<string> Validate(JsonObject obj, JsonObject? old, string subresource, FieldErrors errors) => [];
}
