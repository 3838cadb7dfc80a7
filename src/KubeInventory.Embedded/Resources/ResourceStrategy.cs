using System.Text.Json.Nodes;
using KubeInventory.Embedded.Schema;
using KubeInventory.Embedded.Selectors;

namespace KubeInventory.Embedded.Resources;

/// <summary>What differs between kinds; what all have in common is in the object classes. The default does nothing special.</summary>
internal class ResourceStrategy
{
    /// <summary>Whether a replacement may come without <c>metadata.resourceVersion</c>.</summary>
    public virtual bool AllowsUnconditionalUpdate => true;

    /// <summary>Whether patches may merge lists by key, as built-in kinds describe theirs.</summary>
    public virtual bool TakesStrategicMergePatch => true;

    /// <summary>The fields that lists and watches can select by.</summary>
    public virtual SelectableFields SelectableFields(ServedResource resource) => Selectors.SelectableFields.OfBuiltInKind;

    /// <summary>Why a name is not a name of this kind; null if it is.</summary>
    public virtual string? RefuseName(string name) => NameSyntax.RefuseSubdomain(name);

    /// <summary>Brings what a client sent, or what was stored under an older schema, into the shape of this version.</summary>
    /// <returns>Paths of fields that the kind does not know and that were removed.</returns>
    public virtual IReadOnlyList<string> Normalize(JsonObject obj) => [];

    /// <summary>Sets what a client may not choose when an object is created.</summary>
    public virtual void PrepareForCreate(JsonObject obj)
    {
    }

    /// <summary>Restores what a client may not change through this path.</summary>
    public virtual void PrepareForUpdate(JsonObject obj, JsonObject old, string subresource)
    {
    }

    public virtual void Validate(JsonObject obj, JsonObject? old, FieldErrors errors)
    {
    }
}
