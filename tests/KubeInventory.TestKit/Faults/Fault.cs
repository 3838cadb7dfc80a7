using System.Text;

namespace KubeInventory.TestKit;

/// <summary>What a <see cref="FaultProxy"/> does with one request.</summary>
public abstract record Fault
{
    /// <summary>No fault: passes everything on.</summary>
    public static Fault None { get; } = new SplitFault(int.MaxValue, TimeSpan.Zero);

    /// <summary>Closes the connection without an answer.</summary>
    public static Fault Drop { get; } = new CutFault(0, WithReset: false);

    /// <summary>Takes the request and never answers.</summary>
    public static Fault Hang { get; } = new SilenceFault(0);

    /// <summary>Passes a number of bytes of the answer on, then resets the connection.</summary>
    public static Fault ResetAfter(int bytes) => new CutFault(bytes, WithReset: true);

    /// <summary>Passes a number of bytes of the answer on, then closes the connection in order.</summary>
    public static Fault CloseAfter(int bytes) => new CutFault(bytes, WithReset: false);

    /// <summary>Passes a number of bytes of the answer on, then nothing more, and keeps the connection: half-open.</summary>
    public static Fault SilenceAfter(int bytes) => new SilenceFault(bytes);

    /// <summary>Passes the answer on after a while.</summary>
    public static Fault Delay(TimeSpan wait) => new DelayFault(wait);

    /// <summary>Passes the answer on in pieces with a pause between; with one byte and a long pause it is a slow drip.</summary>
    public static Fault Split(int bytes, TimeSpan pause) => new SplitFault(bytes, pause);

    /// <summary>Sends every piece of the answer that is read behind the first twice, as a broken network may.</summary>
    public static Fault Duplicate { get; } = new DuplicateFault();

    /// <summary>Sends the halves of every piece of the answer that is read behind the first in the wrong order.</summary>
    public static Fault Reorder { get; } = new ReorderFault();

    /// <summary>Answers itself, as a server refuses: 429, 500, 503, 504, 410 and so on.</summary>
    public static Fault Refuse(int code, string reason, int? retryAfterSeconds = null) => new AnswerFault(
        code,
        "application/json",
        Encoding.UTF8.GetBytes($$"""{"kind":"Status","code":{{code}},"reason":"{{reason}}","message":"by the fault proxy"}"""),
        retryAfterSeconds is null ? "" : $"Retry-After: {retryAfterSeconds}\r\n");

    /// <summary>Answers itself with 200 and any body: truncated JSON, another content type, an ERROR event, an object of 10 MB.</summary>
    public static Fault Answer(string body, string contentType = "application/json") => new AnswerFault(200, contentType, Encoding.UTF8.GetBytes(body), "");

    internal abstract Task PlayAsync(FaultExchange exchange, CancellationToken cancellationToken);
}
