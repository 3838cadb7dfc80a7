using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.Http.Verbs;

/// <summary>POST of an object to its collection.</summary>
internal sealed class CreateHandler(ObjectCreator creator)
{
    public async Task HandleAsync(ApiRequest request)
    {
        if (request.Info.Name.Length > 0)
        {
            throw StatusException.MethodNotAllowed(request.Resource.Name, "create");
        }

        var options = WriteOptions.Of(request.Http, "CreateOptions");
        var text = await BodyReader.ReadObjectAsync(request.Http, request.Resource.Kind, request.Aborted).ConfigureAwait(false);
        var sent = ObjectDecoder.Decode(request, text, options);
        ObjectMetadata.Wipe(sent);
        var strategy = request.Resource.Strategy;
        var obj = request.Resource.Ownership.At("").TrackUpdate(strategy.NewObject(), sent, options.FieldManager, request.Time.GetUtcNow());
        strategy.SetCreator(obj, request.User);
        var created = await creator.CreateAsync(request.Resource, request.Info.Namespace, obj, options, request.Aborted).ConfigureAwait(false);
        await ObjectResponse.WriteAsync(request, 201, created).ConfigureAwait(false);
    }
}
