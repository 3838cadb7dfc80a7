using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Http.Verbs;

/// <summary>GET of a collection's changes, as a stream of JSON lines.</summary>
internal sealed class WatchHandler(ObjectStore store, CancellationToken stopping)
{
    // As kube-apiserver's min-request-timeout of 1800 s: spread, so that clients do not come back all at once.
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(30);

    public async Task HandleAsync(ApiRequest request)
    {
        var time = request.Time;
        var options = ListOptions.Of(request.Http, request.Resource.Strategy.SelectableFields(request.Resource), isWatch: true);
        if (options.ResourceVersion > store.Revision && options.SendInitialEvents == true)
        {
            throw StatusException.TooLargeResourceVersion(options.ResourceVersion.Value, store.Revision);
        }

        var deadline = time.GetUtcNow() + (options.Timeout ?? DefaultTimeout * (1 + Random.Shared.NextDouble()));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(request.Aborted, request.Resource.Retired, stopping);
        JsonResponse.Begin(request.Context, 200, BodyReader.Json);
        try
        {
            // A client learns that the watch is open before anything happens.
            await request.Context.Response.BodyWriter.FlushAsync(ending.Token).ConfigureAwait(false);
            var events = new WatchWriter(request, new ObjectFilter(request.Resource, request.Info, options));
            await new WatchStream(store, time, events, options, deadline).RunAsync(request.Resource.StoredAs, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client left, the definition changed or the server stops: the stream ends, and a client that is still there watches again.
        }
    }
}
