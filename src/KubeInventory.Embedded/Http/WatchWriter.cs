using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Embedded.Resources;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Http;

/// <summary>Writes watch events, each on a line, for those objects that a client asked for.</summary>
internal sealed class WatchWriter(ApiRequest request, ObjectFilter filter)
{
    private readonly ObjectProjection _projection = ObjectProjection.For(request);

    private static readonly byte[] NewLine = "\n"u8.ToArray();

    /// <summary>The present state as ADDED events.</summary>
    public async Task WriteInitialAsync(ObjectSet objects, CancellationToken cancellationToken)
    {
        foreach (var stored in objects.After(null, "").Where(filter.Matches))
        {
            Write("ADDED", writer => WriteObject(writer, stored));
        }

        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes, seen through the filter: an object that begins to match is added, one that ceases to is deleted.</summary>
    public async Task WriteChangesAsync(IReadOnlyList<StoredChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
        {
            return;
        }

        foreach (var change in changes)
        {
            var before = change.Previous is { } previous && filter.Matches(previous);
            var after = change.Type is not ChangeType.Deleted && filter.Matches(change.Object);
            switch (before, after)
            {
                case (false, true):
                    Write("ADDED", writer => WriteObject(writer, change.Object));
                    break;
                case (true, true):
                    Write("MODIFIED", writer => WriteObject(writer, change.Object));
                    break;
                case (true, false):
                    Write("DELETED", writer => WriteLastState(writer, change));
                    break;
            }
        }

        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells the client how far it has seen, without an object.</summary>
    public Task WriteBookmarkAsync(long revision, bool endsInitialEvents, CancellationToken cancellationToken)
    {
        var metadata = new JsonObject { ["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture) };
        if (endsInitialEvents)
        {
            metadata["annotations"] = new JsonObject { ["k8s.io/initial-events-end"] = "true" };
        }

        var bookmark = new JsonObject
        {
            ["kind"] = request.Resource.Kind,
            ["apiVersion"] = request.Resource.ApiVersion,
            ["metadata"] = metadata,
        };
        Write("BOOKMARK", writer => bookmark.WriteTo(writer));
        return FlushAsync(cancellationToken);
    }

    public Task WriteErrorAsync(StatusException error, CancellationToken cancellationToken)
    {
        Write("ERROR", writer => error.ToStatus().WriteTo(writer));
        return FlushAsync(cancellationToken);
    }

    private void WriteObject(Utf8JsonWriter writer, StoredObject stored)
    {
        if (request.Form.Projection is Projection.Object)
        {
            writer.WriteRawValue(ObjectReader.ReadBytes(stored, request.Resource).Span, skipInputValidation: true);
        }
        else
        {
            _projection.One(ObjectReader.Read(stored, request.Resource)).WriteTo(writer);
        }
    }

    // An object that left the filter is shown as it was last seen, under the revision at which it left.
    private void WriteLastState(Utf8JsonWriter writer, StoredChange change)
    {
        if (change.Type is ChangeType.Deleted)
        {
            WriteObject(writer, change.Object);
            return;
        }

        var last = ObjectReader.Read(change.Previous!, request.Resource);
        last.Metadata()["resourceVersion"] = change.Revision.ToString(CultureInfo.InvariantCulture);
        _projection.One(last).WriteTo(writer);
    }

    private void Write(string type, Action<Utf8JsonWriter> writeObject)
    {
        var output = request.Context.Response.BodyWriter;
        using (var writer = new Utf8JsonWriter(output, JsonText.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            writer.WritePropertyName("object");
            writeObject(writer);
            writer.WriteEndObject();
        }

        System.Buffers.BuffersExtensions.Write(output, NewLine);
    }

    private async Task FlushAsync(CancellationToken cancellationToken) =>
        await request.Context.Response.BodyWriter.FlushAsync(cancellationToken).ConfigureAwait(false);
}
