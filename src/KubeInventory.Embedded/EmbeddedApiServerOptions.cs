using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.Embedded;

/// <summary>How an <see cref="EmbeddedApiServer"/> runs.</summary>
public sealed class EmbeddedApiServerOptions
{
    /// <summary>
    /// Where objects, the certificate authority and the admin kubeconfig are kept. Created if missing, readable by its owner alone,
    /// for one server at a time. Default: null, everything is in memory and gone with the server.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>TCP port on 127.0.0.1. Default: 0, a free one. Range: 0–65535.</summary>
    public int Port { get; init; }

    /// <summary>
    /// How many changes of each resource are remembered, for watches that resume and lists that continue; older ones are answered with
    /// 410 Expired. Costs the memory of that many objects. Default: 10 000. At least 1.
    /// </summary>
    public int HistoryLength { get; init; } = 10_000;

    /// <summary>A bearer token that is admitted as the admin, beside the client certificate. Default: null, none.</summary>
    public string? AdminToken { get; init; }

    /// <summary>The clock of timestamps, deadlines and certificates. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Receives the server's log. Default: none.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Port, nameof(Port));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, 65535, nameof(Port));
        ArgumentOutOfRangeException.ThrowIfLessThan(HistoryLength, 1, nameof(HistoryLength));
        if (AdminToken is { Length: 0 })
        {
            throw new ArgumentException("AdminToken is empty; leave it null for none.", nameof(AdminToken));
        }
    }
}
