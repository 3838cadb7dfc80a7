using KubeInventory.Embedded.Resources;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Http.Verbs;

/// <summary>One handler for each verb.</summary>
internal sealed class VerbHandlers
{
    private readonly ObjectDeleter _deleter;
    private readonly GetHandler _get;
    private readonly ListHandler _list;
    private readonly WatchHandler _watch;
    private readonly CreateHandler _create;
    private readonly UpdateHandler _update;
    private readonly PatchHandler _patch;
    private readonly DeleteHandler _delete;
    private readonly DeleteCollectionHandler _deleteCollection;

    /// <param name="store">Where the objects are.</param>
    /// <param name="served">What is served, to be told of new definitions.</param>
    /// <param name="time">The clock of timestamps and deadlines.</param>
    /// <param name="stopping">Ends the watches.</param>
    public VerbHandlers(ObjectStore store, ServedResources served, TimeProvider time, CancellationToken stopping)
    {
        var guard = new CreationGuard(store);
        var reader = new ObjectReader(store);
        var writer = new ObjectWriter(store, served, guard);
        var creator = new ObjectCreator(writer, guard, time);
        var updater = new ObjectUpdater(store, reader, writer);
        _deleter = new ObjectDeleter(reader, writer, new Containers(store, served), time);
        var lists = new ListReader(store);
        _get = new GetHandler(store, reader);
        _list = new ListHandler(lists);
        _watch = new WatchHandler(store, stopping);
        _create = new CreateHandler(creator);
        _update = new UpdateHandler(reader, updater);
        _patch = new PatchHandler(reader, updater, new ApplyHandler(reader, creator, updater));
        _delete = new DeleteHandler(_deleter);
        _deleteCollection = new DeleteCollectionHandler(lists, _deleter);
    }

    /// <exception cref="StatusException">The request is refused; 405 for a verb that the resource does not have.</exception>
    public Task HandleAsync(ApiRequest request)
    {
        RequireVerb(request);
        return request.Info.Verb switch
        {
            "get" => _get.HandleAsync(request),
            "list" => _list.HandleAsync(request),
            "watch" => _watch.HandleAsync(request),
            "create" when request.Resource.StoredAs == AccessReviewHandler.Resource => AccessReviewHandler.HandleAsync(request),
            "create" => _create.HandleAsync(request),
            "update" => _update.HandleAsync(request),
            "patch" => _patch.HandleAsync(request),
            "delete" => _delete.HandleAsync(request),
            _ => _deleteCollection.HandleAsync(request),
        };
    }

    /// <summary>Goes on with the deletions that an earlier run left unfinished.</summary>
    public Task ResumeDeletionsAsync() => _deleter.ResumeAsync();

    private static void RequireVerb(ApiRequest request)
    {
        var (resource, info) = (request.Resource, request.Info);
        var served = resource.Subresources.FirstOrDefault(subresource => subresource.Name == info.Subresource);
        if (info.Subresource.Length > 0 && served is null)
        {
            throw StatusException.NotFound(resource.Name, info.Name);
        }

        if (!(served is null ? resource.Verbs : Subresource.Verbs).Contains(info.Verb))
        {
            throw StatusException.MethodNotAllowed(resource.Name, info.Verb);
        }
    }
}
