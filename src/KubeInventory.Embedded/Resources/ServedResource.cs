using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Http;
using KubeInventory.Embedded.Storage;
using KubeInventory.Embedded.Tables;

namespace KubeInventory.Embedded.Resources;

/// <summary>One resource in one version, as the server serves it. Immutable; a changed definition makes a new one.</summary>
internal sealed record ServedResource
{
    /// <summary>Empty for the core group.</summary>
    public required string Group { get; init; }

    public required string Version { get; init; }

    public required string Kind { get; init; }

    public required string Plural { get; init; }

    public required string Singular { get; init; }

    public required string ListKind { get; init; }

    public IReadOnlyList<string> ShortNames { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public required bool Namespaced { get; init; }

    /// <summary>What can be done with the resource.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    public IReadOnlyList<Subresource> Subresources { get; init; } = [];

    /// <summary>What clients of a deprecated version are told; null for others.</summary>
    public string? DeprecationWarning { get; init; }

    /// <summary>Where the replicas are, for kinds with a scale subresource.</summary>
    public ScalePaths? Scale { get; init; }

    /// <summary>What <c>kubectl get</c> shows of an object.</summary>
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>The version's part of the definition as it is written; its schema is published as OpenAPI.</summary>
    public required JsonObject Definition { get; init; }

    /// <summary>The version in which objects are stored.</summary>
    public required string StorageVersion { get; init; }

    /// <summary>Group under which objects are stored; null for the resource's own.</summary>
    public string? StorageGroup { get; init; }

    /// <summary>Names of fields in this version, each with its name in the version in which objects are stored.</summary>
    public IReadOnlyDictionary<string, string> StorageNames { get; init; } = new Dictionary<string, string>();

    /// <summary>What objects look like in the version in which they are stored.</summary>
    public required StructuralSchema StorageSchema { get; init; }

    /// <summary>The revision since which stored objects have the shape of the present definition.</summary>
    public long CurrentSince { get; init; }

    /// <summary>Who owns which of an object's fields.</summary>
    public required Ownership Ownership { get; init; }

    /// <summary>What makes this kind different from others.</summary>
    public required ResourceStrategy Strategy { get; init; }

    /// <summary>Ends the watches on this version when the definition changes or goes.</summary>
    public CancellationToken Retired { get; init; }

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    public string StorageApiVersion => (StorageGroup ?? Group) is { Length: > 0 } group ? $"{group}/{StorageVersion}" : StorageVersion;

    public QualifiedName Name => new(Group, Plural);

    public QualifiedName QualifiedKind => new(Group, Kind);

    /// <summary>The name under which all versions share their objects.</summary>
    public string StoredAs => new QualifiedName(StorageGroup ?? Group, Plural).ToString();

    /// <summary>Whether objects are stored as this version has them.</summary>
    public bool IsStorageVersion => Version == StorageVersion && (StorageGroup ?? Group) == Group;

    /// <summary>Whether a stored object's bytes can be served as they are.</summary>
    public bool IsCurrent(StoredObject stored) => IsStorageVersion && stored.Revision >= CurrentSince;

    public ObjectKey Key(string @namespace, string name) => new(StoredAs, Namespaced ? @namespace : "", name);
}
