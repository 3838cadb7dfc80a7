namespace KubeInventory.Client;

/// <summary>Work that many ask for and one does: who comes while it is under way waits for the same result, a failure included.</summary>
/// <remarks>Cancelled when nobody waits for it any more. What it leaves behind must be in place before it ends.</remarks>
internal sealed class SingleFlight<T>(Func<CancellationToken, Task<T>> work)
    where T : class
{
    private readonly Lock _gate = new();
    private Flight? _current;

    /// <summary>Takes what is there, or joins the work under way, or begins it.</summary>
    /// <param name="existing">A result that makes the work unnecessary, or null. Quick: it is asked under a lock.</param>
    /// <param name="cancellationToken">Ends the wait, not the work of others.</param>
    public async Task<T> RunAsync(Func<T?> existing, CancellationToken cancellationToken)
    {
        Flight flight;
        lock (_gate)
        {
            if (existing() is { } present)
            {
                return present;
            }

            // What has ended, and did not bring what this one needs, is no longer under way.
            if (_current is null || _current.Work.IsCompleted)
            {
                _current = Begin();
            }

            flight = _current;
            flight.Waiting++;
        }

        try
        {
            return await flight.Work.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(flight);
        }
    }

    private Flight Begin()
    {
        var stop = new CancellationTokenSource();

        // On a thread of its own: what work does before its first await must not happen under the lock.
        return new Flight(stop, Task.Run(() => work(stop.Token), stop.Token));
    }

    private void Leave(Flight flight)
    {
        lock (_gate)
        {
            var isLast = --flight.Waiting == 0;
            if (_current == flight && (isLast || flight.Work.IsCompleted))
            {
                _current = null;
            }

            if (!isLast)
            {
                return;
            }
        }

        flight.Stop.Cancel();
        flight.Stop.Dispose();
    }

    private sealed class Flight(CancellationTokenSource stop, Task<T> work)
    {
        public CancellationTokenSource Stop { get; } = stop;

        public Task<T> Work { get; } = work;

        public int Waiting { get; set; }
    }
}
