using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Storage;
using KubeInventory.Embedded.Tables;
using KubeInventory.Embedded.Tls;

namespace KubeInventory.Embedded.Resources;

/// <summary>The kinds that the server brings along.</summary>
internal static class BuiltInKinds
{
    /// <summary>The kinds of one server.</summary>
    /// <param name="store">Where new definitions find the names that are taken.</param>
    /// <param name="authority">Who signs certificates of clients.</param>
    /// <param name="time">The clock of conditions.</param>
    public static IReadOnlyList<ServedResource> Of(ObjectStore store, CertificateAuthority authority, TimeProvider time) =>
    [
        WithApproval(Serve(
            "certificatesigningrequests.yaml",
            schema => new CertificateSigningRequestStrategy(schema, new ClientCertificateSigner(authority, time), time))),
        Serve("configmaps.yaml", schema => new ConfigMapStrategy(schema)),
        Serve("coreevents.yaml", schema => new BuiltInStrategy(schema)),
        StoredInCore(Serve("events.yaml", schema => new BuiltInStrategy(schema)), "coreevents.yaml"),
        Serve("namespaces.yaml", schema => new NamespaceStrategy(schema)),
        Serve("secrets.yaml", schema => new SecretStrategy(schema)),
        Serve("leases.yaml", schema => new LeaseStrategy(schema)),
        Serve("customresourcedefinitions.yaml", schema => new CustomResourceDefinitionStrategy(schema, store, time)),
        Serve("selfsubjectaccessreviews.yaml", schema => new BuiltInStrategy(schema)) with { Verbs = ["create"] },
    ];

    private static ServedResource Serve(string file, Func<StructuralSchema, ResourceStrategy> strategy)
    {
        var definition = KindFiles.Read(file);
        var version = CustomResourceDefinition.Versions(definition).Single();
        var resource = DefinitionReader.Serve(definition, version, strategy(DefinitionReader.SchemaOf(version)));
        return resource with { Columns = BuiltInColumns.Of(resource.Group, resource.Kind) };
    }

    // One event has two forms: whoever reads the older one sees what was written in the newer, as kubectl does.
    private static ServedResource StoredInCore(ServedResource events, string file) => events with
    {
        StorageGroup = "",
        StorageSchema = DefinitionReader.SchemaOf(CustomResourceDefinition.Versions(KindFiles.Read(file)).Single()),
        StorageNames = new Dictionary<string, string>
        {
            ["regarding"] = "involvedObject",
            ["note"] = "message",
            ["reportingController"] = "reportingComponent",
            ["deprecatedSource"] = "source",
            ["deprecatedFirstTimestamp"] = "firstTimestamp",
            ["deprecatedLastTimestamp"] = "lastTimestamp",
            ["deprecatedCount"] = "count",
        },
    };

    private static ServedResource WithApproval(ServedResource resource) => resource with
    {
        Subresources = [new Subresource(Subresource.Approval, resource.Group, resource.Version, resource.Kind), .. resource.Subresources],
    };
}
