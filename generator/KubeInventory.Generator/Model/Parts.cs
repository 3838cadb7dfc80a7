using System;

namespace KubeInventory.Generator.Model;

/// <summary>What is emitted for a definition.</summary>
[Flags]
internal enum Parts
{
    /// <summary>Nothing at all.</summary>
    None = 0,

    /// <summary>Records with their JSON code, which everything else builds on.</summary>
    Models = 1,

    /// <summary>A place in the client set.</summary>
    Clients = 2,

    /// <summary>A place in the resolver of JSON contracts.</summary>
    Json = 4,

    /// <summary>The text of the definition.</summary>
    Installer = 8,

    /// <summary>What KubernetesClient asks of a model, where the project references it.</summary>
    Interop = 16,

    /// <summary>Everything.</summary>
    All = Models | Clients | Json | Installer | Interop,
}
