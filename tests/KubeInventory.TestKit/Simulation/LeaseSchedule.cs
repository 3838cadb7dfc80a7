namespace KubeInventory.TestKit.Simulation;

/// <summary>
/// One random schedule: several machines contend for Leases through the real client, on a network and a server that fail at random;
/// then all faults end, and somebody must act again.
/// </summary>
/// <remarks>
/// Clocks tick up to 9 % too fast or too slow and show any time of day; timers fire up to a second late; processes pause, crash and
/// come back; machines are cut off; requests, answers and watch events are delayed, lost or kept back until later; the server refuses
/// before or after a write took effect, and restarts.
/// </remarks>
public sealed class LeaseSchedule
{
    private static readonly TimeSpan Healthy = TimeSpan.FromSeconds(90);

    // A lease duration, an attempt that hangs and a wait by the slowest clock; then a release must be noticed within one wait.
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(35);
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(8);

    private readonly World _world;
    private readonly LeaseServer _server;
    private readonly Referee _referee;
    private readonly LeaseContender _contender;
    private readonly List<Machine> _machines = [];
    private readonly TimeSpan _trouble;
    private int _names;

    private LeaseSchedule(int seed)
    {
        _world = new World(seed);
        _server = new LeaseServer(_world);
        _trouble = _world.Seconds(60, 180);
        var slots = _world.Chance(0.3) ? _world.Random.Next(1, 4) : 0;
        _referee = new Referee(_world, Math.Max(1, slots));
        _contender = slots > 0 ? new SemaphoreContender(_world, _referee, slots)
            : _world.Chance(0.5) ? new ElectionContender(_world, _referee)
            : new LockContender(_world, _referee);
        _world.Note($"seed {seed}: {_contender.GetType().Name}, {slots} slots, {_trouble.TotalSeconds:0} s of trouble");
    }

    /// <summary>Runs one schedule. The same seed gives the same schedule.</summary>
    public static LeaseScheduleResult Run(int seed)
    {
        var schedule = new LeaseSchedule(seed);
        schedule.Run();
        return new LeaseScheduleResult(
            seed, schedule._referee.Terms, schedule._referee.Losses, [.. schedule._referee.Violations, .. schedule._contender.Failures], schedule._world.Notes);
    }

    private void Run()
    {
        var severity = _world.Random.NextDouble();
        _server.Refusal = _world.Chance(0.5) ? 0 : 0.2 * severity;
        for (var i = _world.Random.Next(2, 6); i > 0; i--)
        {
            Start(severity);
        }

        _world.After(_world.Seconds(1, 10), () => Trouble(severity));
        _world.RunUntil(_trouble);
        Heal();
        _world.RunUntil(_trouble + Recovery);
        _referee.ForbidIdleness(LongestIdle);
        _world.RunUntil(_trouble + Healthy);
        _referee.CheckIdle();
        _referee.Check();
    }

    private void Start(double severity)
    {
        var machine = new Machine(_world, $"m{++_names}", speed: 0.91 + (0.18 * _world.Random.NextDouble()), _server);
        machine.Clock.WallOffset = _world.Seconds(-100_000, 100_000);
        machine.Clock.Lateness = _world.Chance(0.2) ? 1 : 0.02;
        machine.Link.Loss = _world.Chance(0.5) ? 0 : 0.3 * severity;
        machine.Link.Delay = _world.Chance(0.5) ? 0.02 : 6 * severity;
        machine.Resumed = _referee.Check;
        _machines.Add(machine);
        _world.After(_world.Seconds(0, 5), () => machine.Run(() => _contender.Start(machine)));
    }

    private void Trouble(double severity)
    {
        if (_world.Now >= _trouble)
        {
            return;
        }

        var machine = _machines[_world.Random.Next(_machines.Count)];
        switch (_world.Random.Next(8))
        {
            case 0 or 1:
                machine.Pause(_world.Seconds(0.5, 25));
                break;
            case 2 or 3 or 4:
                machine.Link.Cut(_world.Seconds(0.5, 30));
                break;
            case 5:
                CrashAndReplace(machine, severity);
                break;
            case 6:
                machine.Clock.WallOffset += _world.Seconds(-1000, 1000);
                break;
            default:
                _server.Restart(_world.Seconds(0.1, 20));
                break;
        }

        _world.After(_world.Seconds(0.5, 30 - (20 * severity)), () => Trouble(severity));
    }

    private void CrashAndReplace(Machine machine, double severity)
    {
        machine.Crash();
        _referee.Crashed(machine);
        _machines.Remove(machine);
        _world.After(_world.Seconds(0.1, 20), () => Start(_world.Now < _trouble ? severity : 0));
        if (_machines.Count == 0)
        {
            Start(severity);
        }
    }

    private void Heal()
    {
        _world.Note("all faults end");
        _server.Refusal = 0;
        foreach (var machine in _machines)
        {
            machine.Link.Heal();
            machine.Link.Loss = 0;
            machine.Link.Delay = 0.02;
            machine.Clock.Lateness = 0.02;
        }
    }
}
