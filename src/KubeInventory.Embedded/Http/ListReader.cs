using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Http;

/// <summary>Reads pages of lists, each page from the state that the first one had.</summary>
internal sealed class ListReader(ObjectStore store)
{
    /// <exception cref="StatusException">410 when the state is forgotten, 504 when it is yet to come, 400 for a foreign token.</exception>
    public ListPage Read(ApiRequest request, ListOptions options)
    {
        var token = options.Continue.Length > 0 ? ContinueToken.Parse(options.Continue) : default(ContinueToken?);
        var snapshot = Snapshot(request.Resource.StoredAs, options, token);
        var filter = new ObjectFilter(request.Resource, request.Info, options);
        var @namespace = request.Resource.Namespaced ? request.Info.Namespace : "";
        var matching = snapshot.Objects.After(token?.LastPath, @namespace).Where(filter.Matches);
        if (options.Limit == 0)
        {
            return new ListPage([.. matching], snapshot.Revision, null, null);
        }

        var objects = matching.Take((int)Math.Min(options.Limit + 1, int.MaxValue)).ToList();
        if (objects.Count <= options.Limit)
        {
            return new ListPage(objects, snapshot.Revision, null, null);
        }

        objects.RemoveAt(objects.Count - 1);
        var next = new ContinueToken(snapshot.Revision, objects[^1].Path);
        var remaining = filter.MatchesAll ? snapshot.Objects.After(next.LastPath, @namespace).LongCount() : default(long?);
        return new ListPage(objects, snapshot.Revision, next, remaining);
    }

    private ResourceSnapshot Snapshot(string resource, ListOptions options, ContinueToken? token)
    {
        if (token is { } page)
        {
            return store.Snapshot(resource, page.Revision) ?? throw StatusException.Expired(
                "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.");
        }

        if (options.ResourceVersion is > 0 and var asked)
        {
            if (asked > store.Revision)
            {
                throw StatusException.TooLargeResourceVersion(asked, store.Revision);
            }

            if (options.Exact)
            {
                return store.Snapshot(resource, asked) ?? throw StatusException.Expired("The resourceVersion for the provided list is too old.");
            }
        }

        return store.Snapshot(resource);
    }
}
