using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Resources;
using Microsoft.AspNetCore.Http;

namespace KubeInventory.Embedded.Http;

/// <summary>What a delete may say: in the query, in the body, or both. No object here has a grace period to wait for.</summary>
internal sealed record DeleteOptions
{
    private const string Foreground = "Foreground";
    private const string Background = "Background";
    private const string Orphan = "Orphan";
    private const string ForegroundFinalizer = "foregroundDeletion";
    private const string OrphanFinalizer = "orphan";

    private static readonly string[] Policies = [Foreground, Background, Orphan];

    public bool DryRun { get; init; }

    /// <summary>Delete only the object with this identity; null for any.</summary>
    public string? Uid { get; init; }

    /// <summary>Delete only this state of the object; null for any.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>What is to become of dependents; null for what the object's finalizers say.</summary>
    public string? Propagation { get; init; }

    /// <exception cref="StatusException">400 or 422: the options are not ones that Kubernetes knows.</exception>
    public static async Task<DeleteOptions> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await BodyReader.ReadBytesAsync(request, cancellationToken).ConfigureAwait(false);
        var options = body.Length == 0 ? [] : BodyReader.Parse(BodyReader.MediaType(request), body, "DeleteOptions").Object;
        var errors = new FieldErrors();
        WriteOptions.CheckDryRun(request.Query, errors);
        var policy = request.Query["propagationPolicy"].FirstOrDefault() ?? options.Text("propagationPolicy");
        if (policy is not null && !Policies.Contains(policy))
        {
            errors.NotSupported(FieldPath.Of("propagationPolicy"), policy, [.. Policies, "nil"]);
        }

        if (errors.Count > 0)
        {
            throw StatusException.Invalid(new("meta.k8s.io", "DeleteOptions"), "", errors);
        }

        return new DeleteOptions
        {
            DryRun = request.Query.ContainsKey("dryRun") || options.Texts("dryRun").Count > 0,
            Propagation = policy ?? OfOrphanDependents(request.Query, options),
            Uid = options.Map("preconditions")?.Text("uid"),
            ResourceVersion = options.Map("preconditions")?.Text("resourceVersion"),
        };
    }

    /// <summary>The finalizers of an object that is to be deleted: dependents are somebody else's work, for whom the object waits.</summary>
    public IReadOnlyList<string> Finalizers(IReadOnlyList<string> present)
    {
        var others = present.Where(name => name is not (ForegroundFinalizer or OrphanFinalizer));
        return Propagation switch
        {
            Foreground => [.. others, ForegroundFinalizer],
            Orphan => [.. others, OrphanFinalizer],
            Background => [.. others],
            _ => present,
        };
    }

    /// <exception cref="StatusException">409: the object is not the one that was meant.</exception>
    public void Check(ServedResource resource, JsonObject obj)
    {
        if (Uid is not null && Uid != obj.Uid())
        {
            throw StatusException.Conflict(
                resource.QualifiedKind, obj.Name(),
                $"the UID in the precondition ({Uid}) does not match the UID in record ({obj.Uid()}). "
                + "The object might have been deleted and then recreated");
        }

        if (ResourceVersion is not null && ResourceVersion != obj.ResourceVersion())
        {
            throw StatusException.Conflict(
                resource.QualifiedKind, obj.Name(),
                $"the ResourceVersion in the precondition ({ResourceVersion}) does not match the ResourceVersion in record "
                + $"({obj.ResourceVersion()}). The object might have been modified");
        }
    }

    // The predecessor of propagationPolicy.
    private static string? OfOrphanDependents(IQueryCollection query, JsonObject options) =>
        (QueryText.ReadFlag(query["orphanDependents"]) ?? (options.ContainsKey("orphanDependents") ? options.Flag("orphanDependents") : null)) switch
        {
            true => Orphan,
            false => Background,
            null => null,
        };
}
