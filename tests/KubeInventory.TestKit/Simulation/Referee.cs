namespace KubeInventory.TestKit.Simulation;

/// <summary>Sees in true time who acts under a token that has not fired, and says what must not be.</summary>
/// <remarks>
/// A paused process does nothing while it is paused, and nothing can tell it to stop: it counts again once it has done what fell due
/// meanwhile. But what it would be told if it looked at the clock counts always.
/// </remarks>
internal sealed class Referee(World world, int slots)
{
    private readonly List<Holding> _holdings = [];
    private readonly Dictionary<string, long> _fencing = new(StringComparer.Ordinal);
    private readonly List<string> _violations = [];
    private TimeSpan _idleSince;

    public IReadOnlyList<string> Violations => _violations;

    public int Terms { get; private set; }

    public int Losses { get; private set; }

    /// <summary>How long nobody may act; unlimited while there are faults.</summary>
    public TimeSpan? LongestIdle { get; set; }

    public Holding Begin(Machine machine, string lease, long fencing, Func<bool> isHeld)
    {
        world.Note($"{machine.Name} holds {lease} ({fencing})");
        Terms++;
        CheckIdle();
        if (_fencing.TryGetValue(lease, out var last) && fencing <= last)
        {
            Violate($"{machine.Name} got fencing value {fencing} of {lease} after {last}");
        }

        _fencing[lease] = fencing;
        var holding = new Holding(machine, lease, fencing, isHeld);
        _holdings.Add(holding);
        Check();
        return holding;
    }

    public void Stop(Holding holding, string why)
    {
        if (!_holdings.Remove(holding))
        {
            return;
        }

        world.Note($"{holding.Machine.Name} stops acting on {holding.Lease} ({why})");
        Losses += why == "lost" ? 1 : 0;
        if (!_holdings.Exists(other => !other.Machine.IsPaused))
        {
            _idleSince = world.Now;
        }
    }

    public void Crashed(Machine machine)
    {
        foreach (var holding in _holdings.FindAll(it => it.Machine == machine))
        {
            Stop(holding, "crash");
        }
    }

    public void Check()
    {
        var acting = _holdings.FindAll(it => !it.Machine.IsPaused);
        if (acting.Count > slots || acting.GroupBy(it => it.Lease).Any(it => it.Count() > 1))
        {
            Violate($"act at once: {string.Join(", ", acting)}");
        }

        var held = _holdings.FindAll(it => it.IsHeld());
        if (held.Count > slots || held.GroupBy(it => it.Lease).Any(it => it.Count() > 1))
        {
            Violate($"believe at once: {string.Join(", ", held)}");
        }
    }

    public void CheckIdle()
    {
        if (LongestIdle is { } longest && _holdings.Count == 0 && world.Now - _idleSince > longest)
        {
            Violate($"nobody acted for {(world.Now - _idleSince).TotalSeconds:0.0} s");
            _idleSince = world.Now;
        }
    }

    /// <summary>From now on idleness counts.</summary>
    public void ForbidIdleness(TimeSpan longest)
    {
        LongestIdle = longest;
        _idleSince = world.Now;
    }

    private void Violate(string text)
    {
        world.Note($"VIOLATION: {text}");
        _violations.Add($"{world.Now.TotalSeconds:0.000} s: {text}");
    }

    internal sealed record Holding(Machine Machine, string Lease, long Fencing, Func<bool> IsHeld)
    {
        public override string ToString() => $"{Machine.Name} on {Lease} ({Fencing})";
    }
}
