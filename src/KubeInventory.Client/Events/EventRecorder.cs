using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>
/// Tells in Events (<c>events.k8s.io/v1</c>) what happens to objects, for <c>kubectl events</c> and <c>kubectl describe</c>. Recording is
/// quick, waits for nothing and never throws: events are sent in the background, at a bounded rate, and dropped where the server takes
/// them not. What happens again is counted in one event. Thread-safe; one for a program is enough. Dispose it to have the last ones sent.
/// </summary>
/// <remarks>Whatever must not be lost does not belong into an event: servers forget them after an hour.</remarks>
/// <example><code>
/// await using var events = new EventRecorder(connection, new EventRecorderOptions { Controller = "kubeinventory.io/host-daemon" });
/// events.Warning(host, reason: "DiskFull", action: "Rotate", note: "/var/log has 1 % left.");
/// </code></example>
public sealed class EventRecorder : IAsyncDisposable
{
    private readonly EventRecorderOptions _options;
    private readonly EventBook _book;
    private readonly EventSender _sender;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private int _dropped;

    /// <summary>Begins to send over a connection, which stays the caller's and must live longer.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    public EventRecorder(KubeConnection connection, EventRecorderOptions options)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _time = connection.Sender.TimeProvider;
        _logger = connection.Sender.Logger;
        _book = new EventBook(options);
        _sender = new EventSender(connection, _book, options);
    }

    /// <summary>Tells that something went as it should.</summary>
    /// <inheritdoc cref="Warning{T}"/>
    public void Normal<T>(T regarding, string reason, string action, string note)
        where T : class, IKubernetesResource<T> =>
        Record(V1EventType.Normal, regarding, reason, action, note);

    /// <summary>Tells that something needs attention.</summary>
    /// <param name="regarding">The object, with its name; with its UID if the event is about this one and not its namesakes.</param>
    /// <param name="reason">Why, in one CamelCase word. At most 128 bytes; more is cut off.</param>
    /// <param name="action">What was done or tried, in one CamelCase word. At most 128 bytes; more is cut off.</param>
    /// <param name="note">What happened, for people. At most 1024 bytes; more is cut off. Of events that are counted as one, the first one's.</param>
    public void Warning<T>(T regarding, string reason, string action, string note)
        where T : class, IKubernetesResource<T> =>
        Record(V1EventType.Warning, regarding, reason, action, note);

    /// <summary>Sends what waits, as long as <see cref="EventRecorderOptions.DrainTimeout"/> allows. What is recorded after that is dropped.</summary>
    public ValueTask DisposeAsync() => _sender.DisposeAsync();

    private void Record<T>(V1EventType type, T regarding, string reason, string action, string note)
        where T : class, IKubernetesResource<T>
    {
        if (regarding?.Metadata?.Name is not { Length: > 0 } || string.IsNullOrEmpty(reason) || string.IsNullOrEmpty(action))
        {
            Drop($"it lacks {(string.IsNullOrEmpty(reason) ? "a reason" : string.IsNullOrEmpty(action) ? "an action" : "the name of its object")}");
            return;
        }

        var now = _time.GetUtcNow();
        var key = new EventKey(
            type,
            EventText.Fit(reason, EventText.WordBytes),
            EventText.Fit(action, EventText.WordBytes),
            T.Definition.ApiVersion,
            T.Definition.Kind,
            T.Definition.Scope is ResourceScope.Namespaced ? regarding.Metadata.Namespace ?? "default" : null,
            regarding.Metadata.Name,
            regarding.Metadata.Uid);
        if (!_sender.IsOpen || !_book.Note(key, () => Create(key, regarding.Metadata.ResourceVersion, note ?? "", now), now))
        {
            Drop(_sender.IsOpen ? "too many others wait" : "the recorder is disposed");
            return;
        }

        _sender.Wake();
    }

    private V1Event Create(EventKey key, string? resourceVersion, string note, DateTimeOffset now) => new()
    {
        Metadata = new ObjectMeta
        {
            // As client-go names them: unique enough without asking the server.
            Name = $"{EventText.Fit(key.Name!, 200).TrimEnd('…', '.', '-')}.{Guid.NewGuid().ToString("n")[..16]}",
            Namespace = key.Namespace ?? "default",
        },
        EventTime = now,
        ReportingController = _options.Controller,
        ReportingInstance = EventText.Fit(_options.Instance, EventText.WordBytes),
        Type = key.Type,
        Reason = key.Reason,
        Action = key.Action,
        Note = EventText.Fit(note, EventText.NoteBytes),
        Regarding = new ObjectReference
        {
            ApiVersion = key.ApiVersion,
            Kind = key.Kind,
            Namespace = key.Namespace,
            Name = key.Name,
            Uid = key.Uid,
            ResourceVersion = resourceVersion,
        },
    };

    private void Drop(string why)
    {
        // One line for each power of two: a flood of events must not become a flood of lines.
        var dropped = Interlocked.Increment(ref _dropped);
        if (int.IsPow2(dropped))
        {
            _logger.EventDropped(why, dropped);
        }
    }
}
