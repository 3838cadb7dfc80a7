namespace KubeInventory.TestKit.Simulation;

/// <summary>Virtual time, and all that happens in it: one event after another on one thread, the same for the same seed.</summary>
/// <remarks>
/// Code under test is asynchronous, yet runs inside the events: where nothing else is waited for, a continuation runs where its task
/// completes. Whatever leaves the thread would make the run depend on the machine; <see cref="Check"/> makes that a failure.
/// </remarks>
public sealed class World(int seed)
{
    private readonly PriorityQueue<Action, (TimeSpan Time, long Order)> _events = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<string> _notes = [];
    private long _order;

    /// <summary>True time since the beginning; what machines take for the time is their clocks' business.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>Everything that is left to chance.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>What happened, for people.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public void Note(string text) => _notes.Add($"{Now.TotalSeconds,8:0.000}  {text}");

    public void After(TimeSpan delay, Action action)
    {
        Check();
        _events.Enqueue(action, (Now + (delay > TimeSpan.Zero ? delay : TimeSpan.Zero), _order++));
    }

    public void RunUntil(TimeSpan end)
    {
        // A context, such as a test framework's, would take continuations off the thread.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            RunEvents(end);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public bool Chance(double probability) => Random.NextDouble() < probability;

    public TimeSpan Seconds(double least, double most) => TimeSpan.FromSeconds(least + (Random.NextDouble() * (most - least)));

    public void Check()
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new InvalidOperationException("Simulated code has left its thread, and with it virtual time.");
        }
    }

    private void RunEvents(TimeSpan end)
    {
        while (_events.TryPeek(out var action, out var due) && due.Time <= end)
        {
            _events.Dequeue();
            Now = due.Time;
            action();
        }

        Now = end;
    }
}
