using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Apply;
using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.Http.Verbs;

/// <summary>PATCH by server-side apply: the object is created if it is missing, and merged with what others own if it is not.</summary>
internal sealed class ApplyHandler(ObjectReader reader, ObjectCreator creator, ObjectUpdater updater)
{
    public const string MediaType = "application/apply-patch+yaml";

    public async Task HandleAsync(ApiRequest request)
    {
        var options = WriteOptions.Of(request.Http, "PatchOptions", isApply: true);
        var body = await BodyReader.ReadBytesAsync(request.Http, request.Aborted).ConfigureAwait(false);
        var applied = BodyReader.Parse(BodyReader.Yaml, body, request.Resource.Kind);
        if (reader.Find(request.Resource, request.Info.Namespace, request.Info.Name) is null && request.Info.Subresource.Length == 0
            && await TryCreateAsync(request, applied, options).ConfigureAwait(false))
        {
            return;
        }

        var updated = await updater.UpdateAsync(
            request.Resource,
            request.Info.Namespace,
            request.Info.Name,
            request.Info.Subresource,
            current => Merge(request, current, applied, options),
            options,
            request.Aborted).ConfigureAwait(false);
        await ObjectResponse.WriteAsync(request, 200, updated).ConfigureAwait(false);
    }

    // False when somebody else created the object in the meantime: then it is merged after all.
    private async Task<bool> TryCreateAsync(ApiRequest request, ObjectText applied, WriteOptions options)
    {
        try
        {
            RefuseUid(request, applied.Object);
            var merged = Merge(request, request.Resource.Strategy.NewObject(), applied, options);
            var created = await creator.CreateAsync(request.Resource, request.Info.Namespace, merged, options, request.Aborted).ConfigureAwait(false);
            await ObjectResponse.WriteAsync(request, 201, created).ConfigureAwait(false);
            return true;
        }
        catch (StatusException e) when (e.Reason == "AlreadyExists")
        {
            return false;
        }
    }

    private static JsonObject Decode(ApiRequest request, ObjectText merged, WriteOptions options)
    {
        ObjectDecoder.RequireName(request.Info.Name, merged.Object);
        return ObjectDecoder.Decode(request, merged, options);
    }

    // Whoever names a uid means an object that has been there.
    private static void RefuseUid(ApiRequest request, JsonObject applied)
    {
        if (applied.Metadata().Text("uid") is { Length: > 0 } uid)
        {
            throw StatusException.Conflict(
                request.Resource.Name,
                request.Info.Name,
                $"uid mismatch: the provided object specified uid {uid}, and no existing object was found");
        }
    }

    private static JsonObject Merge(ApiRequest request, JsonObject current, ObjectText applied, WriteOptions options)
    {
        var result = request.Resource.Ownership.At(request.Info.Subresource)
            .Apply(current, applied.Object, options.FieldManager, options.Force, request.Time.GetUtcNow());
        return result switch
        {
            ApplyResult.Merged merged => Decode(request, applied with { Value = merged.Object }, options),
            ApplyResult.Conflicting conflicting => throw StatusException.ApplyConflict(conflicting),
            ApplyResult.Refused refused => throw StatusException.BadRequest(refused.Message),
            ApplyResult.Unfit unfit => throw new StatusException(500, null, unfit.Message),
            _ => throw new InvalidOperationException($"unknown result {result.GetType().Name}"),
        };
    }

}
