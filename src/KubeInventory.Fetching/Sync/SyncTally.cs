using System.Collections.Concurrent;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>What a cycle has done so far. Thread-safe.</summary>
internal sealed class SyncTally
{
    private readonly ConcurrentQueue<SyncProblem> _problems = new();
    private readonly ConcurrentQueue<SyncProblem> _warnings = new();
    private readonly Lock _writing = new();
    private int _created;
    private int _updated;
    private int _unchanged;
    private int _missing;
    private int _retired;
    private int _deleted;

    public int Created => _created;

    public int Updated => _updated;

    public int Unchanged => _unchanged;

    public int Missing => _missing;

    public int Retired => _retired;

    public int Deleted => _deleted;

    public IReadOnlyList<SyncProblem> Problems => [.. _problems.OrderBy(problem => problem.Name, StringComparer.Ordinal)];

    public IReadOnlyList<SyncProblem> Warnings => [.. _warnings.OrderBy(warning => warning.Name, StringComparer.Ordinal)];

    /// <summary>The newest version that was written; null if nothing was.</summary>
    public ResourceVersion? LastWritten { get; private set; }

    public void CountStored(bool isNew, bool isWritten) => Interlocked.Increment(ref isNew ? ref _created : ref isWritten ? ref _updated : ref _unchanged);

    public void CountUnchanged(int count = 1) => Interlocked.Add(ref _unchanged, count);

    public void CountAbsent(AbsenceState state) => Interlocked.Increment(ref state == AbsenceState.Missing ? ref _missing : ref _retired);

    public void CountDeleted() => Interlocked.Increment(ref _deleted);

    public void Problem(string name, string message) => _problems.Enqueue(new SyncProblem(PlainText.Of(name), PlainText.Of(message, 1000)));

    public void Warning(string name, string message) => _warnings.Enqueue(new SyncProblem(PlainText.Of(name), PlainText.Of(message, 1000)));

    /// <summary>Runs a write; where the server refuses it for this one object, that is a problem of the object and of no other.</summary>
    public async Task TryAsync(string name, Func<Task> write)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (KubeApiException refused) when ((int)refused.StatusCode is >= 400 and < 500 and not 401 and not 403 and not 429)
        {
            Problem(name, refused.Message);
        }
    }

    public void Wrote(ObjectMeta? stored)
    {
        var version = new ResourceVersion(stored?.ResourceVersion);
        lock (_writing)
        {
            if (LastWritten is not { } last || (version.TryCompare(last, out var order) && order > 0))
            {
                LastWritten = version;
            }
        }
    }
}
