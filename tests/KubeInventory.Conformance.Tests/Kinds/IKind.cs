using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

/// <summary>Names a resource for <see cref="Loose{TKind}"/>.</summary>
internal interface IKind
{
    static abstract ResourceDefinition Definition { get; }
}
