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
        var text = await BodyReader.ReadObjectAsync(request.Http, request.Aborted).ConfigureAwait(false);
        var obj = ObjectDecoder.Decode(request, text, options);
        var created = await creator.CreateAsync(request.Resource, request.Info.Namespace, obj, options, request.Aborted).ConfigureAwait(false);
        await ObjectResponse.WriteAsync(request, 201, created).ConfigureAwait(false);
    }
}
