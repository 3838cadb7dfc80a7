using KubeInventory.Client;

namespace KubeInventory.TestKit.Simulation;

/// <summary>One process on a machine of its own: it can be paused, cut off, and crash.</summary>
internal sealed class Machine
{
    private readonly World _world;
    private readonly List<Action> _held = [];
    private int _pauses;

    public Machine(World world, string name, double speed, LeaseServer server)
    {
        _world = world;
        Name = name;
        Clock = new MachineClock(world, this, speed);
        Link = new Link(world, this, server);
#pragma warning disable CA2000 // Lives as long as the run; there is nothing behind it.
        Connection = KubeConnection.FromHttpClient(
            new HttpClient(Link) { Timeout = Timeout.InfiniteTimeSpan },
            new Uri("http://simulated"),
            options: new KubeConnectionOptions { TimeProvider = Clock, MaxRetries = 0 });
#pragma warning restore CA2000
    }

    public string Name { get; }

    public MachineClock Clock { get; }

    public Link Link { get; }

    public KubeConnection Connection { get; }

    public bool IsCrashed { get; private set; }

    public bool IsPaused => _pauses > 0;

    /// <summary>Called when the machine goes on after a pause and has done what fell due meanwhile.</summary>
    public Action Resumed { get; set; } = () => { };

    /// <summary>Does something on this machine: at once, after the pause, or never.</summary>
    public void Run(Action action)
    {
        if (IsPaused)
        {
            _held.Add(action);
        }
        else if (!IsCrashed)
        {
            action();
        }
    }

    public void Pause(TimeSpan duration)
    {
        _world.Note($"{Name} pauses for {duration.TotalSeconds:0.0} s");
        _pauses++;
        _world.After(duration, Resume);
    }

    public void Crash()
    {
        _world.Note($"{Name} crashes");
        IsCrashed = true;
        _held.Clear();
    }

    private void Resume()
    {
        if (--_pauses > 0 || IsCrashed)
        {
            return;
        }

        _world.Note($"{Name} goes on");
        var held = _held.ToArray();
        _held.Clear();

        // Which thread runs first after a pause is anybody's guess.
        if (_world.Chance(0.5))
        {
            _world.Random.Shuffle(held);
        }

        foreach (var action in held)
        {
            Run(action);
        }

        Resumed();
    }
}
