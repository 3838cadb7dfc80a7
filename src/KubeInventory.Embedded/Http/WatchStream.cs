using System.Globalization;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Http;

/// <summary>One watch: the initial state if asked, then change after change until the deadline.</summary>
internal sealed class WatchStream(ObjectStore store, TimeProvider time, WatchWriter events, ListOptions options, DateTimeOffset deadline)
{
    private static readonly TimeSpan BookmarkInterval = TimeSpan.FromMinutes(1);

    // The last bookmark comes shortly before the end, so that the next watch resumes from a fresh revision.
    private static readonly TimeSpan LastBookmark = TimeSpan.FromSeconds(2);

    public async Task RunAsync(string resource, CancellationToken cancellationToken)
    {
        var revision = await BeginAsync(resource, cancellationToken).ConfigureAwait(false);
        var bookmark = NextBookmark();
        while (true)
        {
            var changed = store.Changed(resource);
            if (store.ChangesAfter(resource, revision) is not { } batch)
            {
                var message = string.Create(
                    CultureInfo.InvariantCulture, $"too old resource version: {revision} ({store.OldestRevision(resource)})");
                await events.WriteErrorAsync(StatusException.Expired(message), cancellationToken).ConfigureAwait(false);
                return;
            }

            await events.WriteChangesAsync(batch.Changes, cancellationToken).ConfigureAwait(false);
            revision = batch.Revision;
            if (time.GetUtcNow() >= deadline)
            {
                return;
            }

            if (time.GetUtcNow() >= bookmark)
            {
                await events.WriteBookmarkAsync(revision, endsInitialEvents: false, cancellationToken).ConfigureAwait(false);
                bookmark = NextBookmark();
            }

            await WaitAsync(changed, bookmark < deadline ? bookmark : deadline, cancellationToken).ConfigureAwait(false);
        }
    }

    // Without a resourceVersion, or with 0, a watch begins with the present state; otherwise only if asked to.
    private async Task<long> BeginAsync(string resource, CancellationToken cancellationToken)
    {
        var fromStart = options.ResourceVersion is null or 0;
        if (!(options.SendInitialEvents ?? fromStart))
        {
            return fromStart ? store.Revision : options.ResourceVersion!.Value;
        }

        var snapshot = store.Snapshot(resource);
        await events.WriteInitialAsync(snapshot.Objects, cancellationToken).ConfigureAwait(false);
        if (options.AllowWatchBookmarks)
        {
            await events.WriteBookmarkAsync(snapshot.Revision, endsInitialEvents: true, cancellationToken).ConfigureAwait(false);
        }

        return snapshot.Revision;
    }

    private DateTimeOffset NextBookmark()
    {
        if (!options.AllowWatchBookmarks)
        {
            return DateTimeOffset.MaxValue;
        }

        var now = time.GetUtcNow();
        var regular = now + BookmarkInterval;
        var last = deadline - LastBookmark;
        return regular < last ? regular : now < last ? last : DateTimeOffset.MaxValue;
    }

    private async Task WaitAsync(Task changed, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var patience = until - time.GetUtcNow();
        if (patience <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await changed.WaitAsync(patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Time for a bookmark, or for the end.
        }
    }
}
