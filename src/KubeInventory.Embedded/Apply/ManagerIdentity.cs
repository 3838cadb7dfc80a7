using KubeInventory.Client.Schema;


namespace KubeInventory.Embedded.Apply;

/// <summary>Who owns fields: a name, together with how and where it wrote them.</summary>
/// <param name="Name">The field manager, as it calls itself.</param>
/// <param name="Operation">Whether it applied or wrote otherwise.</param>
/// <param name="ApiVersion">The version written in; empty for one that applies, who is the same in all versions.</param>
/// <param name="Subresource">The subresource written to; empty for the object itself.</param>
internal sealed record ManagerIdentity(string Name, ManagerOperation Operation, string ApiVersion, string Subresource)
{
    public static ManagerIdentity Of(string name, ManagerOperation operation, string apiVersion, string subresource) =>
        new(name, operation, operation is ManagerOperation.Apply ? "" : apiVersion, subresource);

    /// <summary>What kube-apiserver sorts managers by: its encoding of the identity.</summary>
    public string SortKey
    {
        get
        {
            var version = ApiVersion.Length == 0 ? "" : $",\"apiVersion\":\"{ApiVersion}\"";
            var subresource = Subresource.Length == 0 ? "" : $",\"subresource\":\"{Subresource}\"";
            return $"{{\"manager\":{GoJson.Write(Name)},\"operation\":\"{Operation}\"{version}{subresource}}}";
        }
    }

    /// <summary>The manager as conflicts show it: <c>"kubectl" with subresource "status" using example.com/v1</c>.</summary>
    public override string ToString()
    {
        var subresource = Subresource.Length == 0 ? "" : $" with subresource {GoText.Quote(Subresource)}";
        var version = Operation is ManagerOperation.Update ? $" using {ApiVersion}" : "";
        return $"{GoText.Quote(Name)}{subresource}{version}";
    }
}

/// <summary>How a manager came to own fields.</summary>
internal enum ManagerOperation
{
    /// <summary>It applied a configuration: what it no longer applies is removed.</summary>
    Apply,

    /// <summary>It created, replaced or patched the object.</summary>
    Update,
}
