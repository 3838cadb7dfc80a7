using Microsoft.AspNetCore.Http;

namespace KubeInventory.Embedded.Http;

/// <summary>What a client wants objects to be sent as.</summary>
/// <param name="Projection">The whole object, its metadata, or rows of a table.</param>
/// <param name="MetaVersion">Version of <c>meta.k8s.io</c> for tables and metadata.</param>
/// <param name="IsYaml">YAML instead of JSON.</param>
internal sealed record ResponseForm(Projection Projection, string MetaVersion = "v1", bool IsYaml = false)
{
    private static readonly string[] Accepted = [BodyReader.Json, BodyReader.Yaml];

    public string MetaApiVersion => $"meta.k8s.io/{MetaVersion}";

    /// <summary>The first alternative of the Accept header that the server can give. Protobuf is not among them; its senders also take JSON.</summary>
    /// <exception cref="StatusException">406: there is none.</exception>
    public static ResponseForm Of(HttpRequest request) =>
        AcceptClause.Of(request).Select(Of).FirstOrDefault(form => form is not null) ?? throw StatusException.NotAcceptable(Accepted);

    private static ResponseForm? Of(AcceptClause clause)
    {
        var isYaml = clause.MediaType == BodyReader.Yaml;
        if (!clause.TakesJson && !isYaml)
        {
            return null;
        }

        if (clause.As.Length == 0)
        {
            return new ResponseForm(Projection.Object, IsYaml: isYaml);
        }

        return Projects(clause) is { } projection && clause["g"] == "meta.k8s.io" && clause["v"] is "v1" or "v1beta1"
            ? new ResponseForm(projection, clause["v"], isYaml)
            : null;
    }

    private static Projection? Projects(AcceptClause clause) => clause.As switch
    {
        "Table" => Http.Projection.Table,
        "PartialObjectMetadata" or "PartialObjectMetadataList" => Http.Projection.Metadata,
        _ => null,
    };
}
