using System.Collections.Concurrent;
using System.Threading.Channels;

namespace KubeInventory.Client.Tests;

/// <summary>Tells the test what it was called for, and does what the test says.</summary>
internal sealed class ScriptedReconciler : IReconciler<V1Lease>
{
    private readonly Channel<(string Name, string? Holder)> _calls = Channel.CreateUnbounded<(string, string?)>();
    private int _hangs;
    private int _inside;

    public ConcurrentQueue<Func<ReconcileResult>> Answers { get; } = new();

    /// <summary>How many calls wait for their token.</summary>
    public int Hangs { init => _hangs = value; }

    public int Inside => Volatile.Read(ref _inside);

    public async Task<(string Name, string? Holder)> NextAsync() => await _calls.Reader.ReadAsync(Ct);

    /// <summary>The next call for one object; others are passed over.</summary>
    public async Task NextAsync(string name)
    {
        while ((await NextAsync()).Name != name)
        {
        }
    }

    public async Task<ReconcileResult> ReconcileAsync(ObjectKey key, V1Lease? resource, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _inside);
        try
        {
            _calls.Writer.TryWrite((key.Name, resource?.Spec?.HolderIdentity));
            if (Interlocked.Decrement(ref _hangs) >= 0)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return Answers.TryDequeue(out var answer) ? answer() : ReconcileResult.Done;
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
