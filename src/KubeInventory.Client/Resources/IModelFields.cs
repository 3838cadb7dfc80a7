using System.ComponentModel;

namespace KubeInventory.Client;

/// <summary>A model that shows its fields one by one: writing, comparing and hashing are written once, for all models.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IModelFields<TSelf> : IModel<TSelf>
    where TSelf : class, IModelFields<TSelf>
{
    /// <summary>Names of the fields.</summary>
    static abstract ModelNames Names { get; }

    /// <summary>What was read beside the fields; null if nothing was.</summary>
    UnknownFields? UnknownFields { get; }

    /// <summary>Shows each field of a model by its number, beside the same one of another.</summary>
    /// <param name="fields">Whom to show them.</param>
    /// <param name="x">The model.</param>
    /// <param name="y">The other one; may be the same.</param>
    static abstract void Visit<TVisitor>(ref TVisitor fields, TSelf x, TSelf y)
        where TVisitor : struct, IFieldVisitor;
}
