namespace KubeInventory.Client;

/// <summary>Objects as rows under the columns that the server has for their kind: what <c>kubectl get</c> prints.</summary>
/// <remarks>The server fills the cells, so that ages and times since are as of its clock at the moment of the answer.</remarks>
/// <typeparam name="T">The kind.</typeparam>
/// <param name="Metadata">The list's resource version, and where the next page begins; of one object, its resource version.</param>
/// <param name="Columns">The columns, in their order; those of a CRD come after the name.</param>
/// <param name="Rows">One row for each object.</param>
public sealed record Table<T>(ListMeta Metadata, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow<T>> Rows)
    where T : class, IKubernetesResource<T>
{
    /// <summary>Whether objects of all namespaces are listed, which text then tells apart.</summary>
    internal bool SpansNamespaces { get; init; }

    /// <summary>The text of <c>kubectl get</c>: a line for the headings and one for each row. Empty without rows.</summary>
    public override string ToString() => TableText.Of(this, static column => column.Priority == 0);

    /// <summary>The text of <c>kubectl get -o wide</c>, which has the columns above <see cref="TableColumn.Priority"/> 0 too.</summary>
    public string ToWideString() => TableText.Of(this, static _ => true);
}
