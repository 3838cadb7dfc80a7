using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.Client;

/// <summary>A value from files that others replace: read again after a while, and the last good one kept while they cannot be read.</summary>
internal sealed class Reloaded<T>(Func<T> load, TimeSpan period, Func<T, T, bool> same, TimeProvider timeProvider, ILogger logger)
    where T : class
{
    /// <summary>A replacement that was met halfway, a certificate without its new key for one, is whole soon after.</summary>
    private static readonly TimeSpan PeriodAfterFailure = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private T? _value;
    private long? _loadedAt;
    private TimeSpan _good;

    /// <summary>The value; the same instance as long as the files say the same.</summary>
    /// <exception cref="KubeConfigException">The files cannot be read, and never could.</exception>
    public T Current
    {
        get
        {
            lock (_gate)
            {
                return _value is not null && _loadedAt is { } then && timeProvider.GetElapsedTime(then) < _good ? _value : Load();
            }
        }
    }

    /// <summary>Reads the files now.</summary>
    public void Refresh()
    {
        lock (_gate)
        {
            Load();
        }
    }

    /// <summary>Whether there is another value than one that failed; the files are read for it if need be.</summary>
    public bool Replaces(T failed)
    {
        lock (_gate)
        {
            return !ReferenceEquals(_value, failed) || !ReferenceEquals(Load(), failed);
        }
    }

    /// <summary>Sets the value to use if the files cannot be read at first.</summary>
    public Reloaded<T> StartingWith(T? value)
    {
        _value ??= value;
        return this;
    }

    private T Load()
    {
        try
        {
            var loaded = load();
            _value = _value is not null && same(_value, loaded) ? _value : loaded;
            _good = period;
        }
        catch (KubeConfigException e) when (_value is not null)
        {
            logger.CredentialNotReloaded(e);
            _good = period < PeriodAfterFailure ? period : PeriodAfterFailure;
        }

        _loadedAt = timeProvider.GetTimestamp();
        return _value;
    }
}

/// <summary>Values beside files.</summary>
internal static class Reloaded
{
    /// <summary>A value that stays; null for none.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static Reloaded<T>? Never<T>(T? value)
        where T : class =>
        value is null ? null : new Reloaded<T>(() => value, TimeSpan.MaxValue, ReferenceEquals, TimeProvider.System, NullLogger.Instance);
}
