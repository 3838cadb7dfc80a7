using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.Client;

/// <summary>How a connection behaves, whichever way its server and credentials were found.</summary>
public sealed record KubeConnectionOptions
{
    /// <summary>What the server's audit log shows, and the field manager of writes that name none. Default: <c>KubeInventory/VERSION</c>.</summary>
    public string UserAgent { get; init; } = $"KubeInventory/{typeof(KubeConnectionOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>
    /// The longest wait for an answer to begin, for each attempt, and again for it to be read. Default: 100 s. Range: above zero,
    /// or <see cref="Timeout.InfiniteTimeSpan"/>. A watch is bound by it only until it is open.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How often a request is repeated that the server asked to repeat (429 or 5xx with <c>Retry-After</c>), or a read whose connection
    /// was lost. Default: 10. Range: 0–100. A wait longer than <see cref="RequestTimeout"/> is left to the caller.
    /// </summary>
    public int MaxRetries { get; init; } = 10;

    /// <summary>
    /// How fast requests are sent, watches and repetitions included. Default: null, as fast as they come; servers protect themselves
    /// and say when to come back.
    /// </summary>
    public RequestRateLimit? RateLimit { get; init; }

    /// <summary>
    /// How long an HTTP/2 connection with requests or watches on it may be silent before it is pinged, so that one that a load balancer or
    /// a firewall has forgotten is noticed. Default: 30 s. Range: 1 s or more, or <see cref="Timeout.InfiniteTimeSpan"/> for no pings.
    /// </summary>
    /// <remarks>Over HTTP/1.1 there are no pings; there, a dead watch ends by its own timeout.</remarks>
    public TimeSpan KeepAlivePingDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a ping may go without an answer before its connection is taken for dead; what runs on it ends with
    /// <see cref="KubeConnectionException"/>, and reads are repeated. Default: 15 s. Range: 1 s or more, or
    /// <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </summary>
    public TimeSpan KeepAlivePingTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The user to act as; the credentials need the right to impersonate. Default: the one that the kubeconfig names, or nobody.
    /// </summary>
    public Impersonation? Impersonation { get; init; }

    /// <summary>
    /// Told of the server's warnings, the first time that each is seen, on the thread of the request: be quick. What it throws is
    /// logged. Default: none; they are logged in any case.
    /// </summary>
    public Action<ServerWarning>? OnWarning { get; init; }

    /// <summary>Receives the server's warnings, once each, and notes on retries and credentials. Default: none.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The clock of timeouts, waits and expiry. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        if (RequestTimeout <= TimeSpan.Zero && RequestTimeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(RequestTimeout), RequestTimeout, "RequestTimeout must be above zero, or infinite.");
        }

        if (MaxRetries is < 0 or > 100)
        {
            throw new ArgumentOutOfRangeException(nameof(MaxRetries), MaxRetries, "MaxRetries must be between 0 and 100.");
        }

        ValidatePing(nameof(KeepAlivePingDelay), KeepAlivePingDelay);
        ValidatePing(nameof(KeepAlivePingTimeout), KeepAlivePingTimeout);
        ArgumentException.ThrowIfNullOrWhiteSpace(UserAgent);
        RateLimit?.Validate();
        Impersonation?.Validate();
    }

    private static void ValidatePing(string name, TimeSpan value)
    {
        if (value < TimeSpan.FromSeconds(1) && value != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1 s, or infinite.");
        }
    }
}
