using KubeInventory.Client;

namespace KubeInventory.Fetching.Histories;

internal sealed partial class History
{
    private async Task StepAsync(CancellationToken cancellationToken)
    {
        _clock.Advance(TimeSpan.FromSeconds(_random.Next(30, 90)));
        switch (_random.Next(24))
        {
            case < 4:
                _clock.Advance(TimeSpan.FromMinutes(_random.Next(1, 15)));
                break;
            case 4:
                _clock.Advance(TimeSpan.FromMinutes(_random.Next(15, 200)));
                break;
            case 5:
                Create();
                break;
            case 6 or 7:
                Destroy();
                break;
            case 8:
                Change(machine => machine with { IsTerminated = true });
                break;
            case 9 or 10:
                Hide();
                break;
            case 11:
                Change(machine => machine with { Shard = machine.Shard == "north" ? "south" : "north" });
                break;
            case 12:
                Change(machine => machine with { Role = $"role-{_random.Next(3)}" });
                break;
            case 13 or 14 or 15:
                _provider.Fault = (Fault)_random.Next(1, 7);
                _provider.FaultySite = Provider.Sites[_random.Next(2)].Name;
                _log.Add($"fault {_provider.Fault} in {_provider.FaultySite}");
                break;
            case 16 or 17:
                _api.AllowOnly(_random.Next(2, 8));
                break;
            case 18:
                _sync = Restarted();
                _log.Add("restart");
                break;
            case 19:
                _clock.Jump(TimeSpan.FromHours(_random.Next(-30, 30)));
                _log.Add("the clock jumps");
                break;
            default:
                await OperatorAsync(cancellationToken);
                break;
        }
    }

    private async Task OperatorAsync(CancellationToken cancellationToken)
    {
        var hosts = _server.Cache.Lister.List();
        var host = hosts.Count > 0 ? hosts[_random.Next(hosts.Count)] : null;
        switch (_random.Next(7))
        {
            case 0 or 1 when host is not null:
                await _promises.OwnAsync(host, $"operator-{_random.Next(100)}", cancellationToken);
                _log.Add($"an operator owns the role of {host.Metadata!.Name}");
                break;
            case 2 when host is not null:
                var mode = _random.Next(2) == 0 ? V1HostSpecMaintenanceMode.Maintenance : V1HostSpecMaintenanceMode.InService;
                await UpdateAsync(host, spec => spec with { Maintenance = new V1HostSpecMaintenance { Mode = mode, Reason = "test" } }, cancellationToken);
                _log.Add($"{host.Metadata!.Name} goes to {mode}");
                break;
            case 3 when host is not null:
                await _server.Inventory.Hosts.DeleteAsync(host.Metadata!.Name!, cancellationToken: cancellationToken);
                _log.Add($"an operator deletes {host.Metadata.Name}");
                break;
            case 4:
                await ApproveAsync(cancellationToken);
                break;
            case 5:
                await UpdateSourceAsync(spec => spec with { Filters = [new V1ProviderSourceSpecFilter { Key = "env", Values = [$"{_random.Next(3)}"] }] }, cancellationToken);
                _log.Add("other filters");
                break;
            default:
                await UpdateSourceAsync(spec => spec with { AllowEmpty = !(spec.AllowEmpty ?? false) }, cancellationToken);
                break;
        }
    }

    private void Create()
    {
        if (_provider.Machines.Count < MostMachines)
        {
            var name = $"m-{_born++}";
            _provider.Machines.Add(name, new Machine(name, Provider.Sites[_random.Next(2)].Name, "role-0"));
            _log.Add($"{name} is created");
        }
    }

    private void Destroy()
    {
        if (AnyMachine() is { } machine)
        {
            _provider.Machines.Remove(machine.Name);
            _log.Add($"{machine.Name} is destroyed");
        }
    }

    private void Change(Func<Machine, Machine> change)
    {
        if (AnyMachine() is { } machine)
        {
            _provider.Machines[machine.Name] = change(machine);
            _log.Add($"{machine} becomes {change(machine)}");
        }
    }

    // The provider may forget a machine for less than the time after which records go. Whoever is still counted as missing from
    // the last time would be forgotten for longer than that.
    private void Hide()
    {
        if (AnyMachine() is { } machine
            && machine.HiddenUntil <= _clock.Elapsed
            && _server.Cache.Lister.TryGet(machine.Name, out var host)
            && host.Status?.Provider?.MissingSince is null)
        {
            _provider.Machines[machine.Name] = machine with { HiddenUntil = _clock.Elapsed + TimeSpan.FromMinutes(_random.Next(1, (int)DeleteAfter.TotalMinutes - 20)) };
            _log.Add($"{machine.Name} is hidden until {_provider.Machines[machine.Name].HiddenUntil:c}");
        }
    }

    private Machine? AnyMachine() => _provider.Machines.Count == 0 ? null : _provider.Machines.Values.ElementAt(_random.Next(_provider.Machines.Count));

    // A careful operator approves what is really gone, and nothing else.
    private async Task ApproveAsync(CancellationToken cancellationToken)
    {
        var source = await _server.Inventory.ProviderSources.FindAsync("history", cancellationToken);
        if (source?.Status?.BlockedSet is { } set && source.Status.BlockedNames!.All(name => !_promises.IsThere(name)))
        {
            await _server.Inventory.ProviderSources.UpdateAsync(
                "history",
                current => current with { Metadata = current.Metadata! with { Annotations = new Dictionary<string, string> { ["kubeinventory.io/approve-deletions"] = set } } },
                cancellationToken);
            _log.Add($"an operator approves {set}");
        }
    }

    private async Task CalmAsync(CancellationToken cancellationToken)
    {
        _log.Add("nothing breaks any more");
        foreach (var machine in _provider.Machines.Values.ToList())
        {
            _provider.Machines[machine.Name] = machine with { HiddenUntil = TimeSpan.Zero };
        }

        await _server.UntilCurrentAsync(cancellationToken);
        foreach (var host in _server.Cache.Lister.List())
        {
            await UpdateAsync(host, spec => spec with { Maintenance = null }, cancellationToken);
        }

        await UpdateSourceAsync(spec => spec with { AllowEmpty = true }, cancellationToken);
    }

    private Task<V1Host> UpdateAsync(V1Host host, Func<V1HostSpec, V1HostSpec> change, CancellationToken cancellationToken)
        => _server.Inventory.Hosts.UpdateAsync(
            host.Metadata!.Name!, current => current with { Spec = change(current.Spec!) }, new WriteOptions { FieldManager = "operator" }, cancellationToken);

    private Task<V1ProviderSource> UpdateSourceAsync(Func<V1ProviderSourceSpec, V1ProviderSourceSpec> change, CancellationToken cancellationToken)
        => _server.Inventory.ProviderSources.UpdateAsync(
            "history", current => current with { Spec = change(current.Spec!) }, new WriteOptions { FieldManager = "operator" }, cancellationToken);
}
