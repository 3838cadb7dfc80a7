using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Fetching.Redfish.Tests;

/// <summary>Keeps what was warned of.</summary>
internal sealed class WarningLog : ILoggerFactory, ILogger
{
    public ConcurrentQueue<string> Warnings { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => Warnings.Enqueue(formatter(state, exception));

    public void Dispose()
    {
    }
}
