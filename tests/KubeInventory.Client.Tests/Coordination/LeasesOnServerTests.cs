using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

/// <summary>Elections, locks and semaphores on a server that may be shared: names are unique to a run.</summary>
public abstract class LeasesOnServerTests : IAsyncLifetime
{
    private readonly string _name = RealServer.UniqueName("lease");
    private KubeConnection? _connection;

    // Longer than any test waits: what is seen sooner was told by a watch.
    private static LeaseLockOptions Patient => new()
    {
        LeaseDuration = TimeSpan.FromMinutes(10),
        RenewDeadline = TimeSpan.FromMinutes(9),
        RetryPeriod = TimeSpan.FromMinutes(5),
    };

    private ResourceClient<V1Lease> Leases => new ResourceClient<V1Lease>(_connection!).InNamespace("default");

    public async ValueTask InitializeAsync() => _connection = await ConnectAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_connection is null)
        {
            return;
        }

        await Leases.DeleteAsync(_name, cancellationToken: CancellationToken.None);
        await foreach (var slot in Leases.ListAsync(new ListOptions { LabelSelector = $"{LeaseSemaphore.Label}={_name}" }, CancellationToken.None))
        {
            await Leases.DeleteAsync(slot.Metadata!.Name!, cancellationToken: CancellationToken.None);
        }

        await _connection.DisposeAsync();
    }

    [Fact]
    public async Task A_lock_is_held_by_one_and_a_release_is_noticed_at_once()
    {
        var (first, second) = (new LeaseLock(Leases, Patient), new LeaseLock(Leases, Patient));
        var held = await first.AcquireAsync(_name, Ct);
        Assert.True(held.IsHeld);
        Assert.Null(await second.TryAcquireAsync(_name, Ct));

        var waiting = second.AcquireAsync(_name, Ct);
        await held.DisposeAsync();
        await using var next = await waiting;

        Assert.False(held.IsHeld);
        Assert.False(held.LostToken.IsCancellationRequested);
        Assert.True(next.IsHeld);
        Assert.True(next.FencingValue > held.FencingValue);
        Assert.Equal(next.Holder, (await Leases.GetAsync(_name, Ct)).Spec!.HolderIdentity);
    }

    [Fact]
    public async Task A_released_lease_names_nobody_and_keeps_its_count()
    {
        var held = await new LeaseLock(Leases, Patient).AcquireAsync(_name, Ct);
        await held.DisposeAsync();
        await held.DisposeAsync();

        var lease = await Leases.GetAsync(_name, Ct);
        Assert.Equal((string.Empty, 1, 0), (lease.Spec!.HolderIdentity ?? string.Empty, lease.Spec.LeaseDurationSeconds, lease.Spec.LeaseTransitions));
    }

    [Fact]
    public async Task A_lock_that_is_deleted_is_lost_and_not_made_again_by_its_holder()
    {
        var options = new LeaseLockOptions { LeaseDuration = TimeSpan.FromSeconds(60), RenewDeadline = TimeSpan.FromSeconds(50), RetryPeriod = TimeSpan.FromSeconds(1) };
        await using var held = await new LeaseLock(Leases, options).AcquireAsync(_name, Ct);
        var lost = new TaskCompletionSource();
        await using var registration = held.LostToken.Register(lost.SetResult);

        await Leases.DeleteAsync(_name, cancellationToken: Ct);
        await lost.Task.WaitAsync(Ct);

        Assert.False(held.IsHeld);
        Assert.Null(await Leases.FindAsync(_name, Ct));
    }

    [Fact]
    public async Task A_semaphore_lets_no_more_in_than_it_has_slots()
    {
        var semaphores = Enumerable.Range(0, 4).Select(_ => new LeaseSemaphore(Leases, _name, slots: 2, Patient)).ToArray();
        var all = semaphores.Select(semaphore => semaphore.AcquireAsync(Ct)).ToList();
        while (all.Count > 0)
        {
            var first = await Task.WhenAny(all);
            Assert.InRange(all.Count(task => task.IsCompletedSuccessfully), 1, 2);
            all.Remove(first);
            await (await first).DisposeAsync();
        }
    }

    [Fact]
    public async Task Waiters_of_one_process_are_served_in_turn()
    {
        var locks = new LeaseLock(Leases, Patient);
        var served = new List<int>();
        var held = await locks.AcquireAsync(_name, Ct);
        var waiting = Enumerable.Range(0, 5).Select(PassAsync).ToArray();
        await held.DisposeAsync();
        await Task.WhenAll(waiting);

        Assert.Equal([0, 1, 2, 3, 4], served);

        async Task PassAsync(int number)
        {
            await using var turn = await locks.AcquireAsync(_name, Ct);
            served.Add(number);
        }
    }

    [Fact]
    public async Task A_wait_that_is_given_up_leaves_no_trace()
    {
        var (first, second) = (new LeaseLock(Leases, Patient), new LeaseLock(Leases, Patient));
        await using (await first.AcquireAsync(_name, Ct))
        {
            Assert.Null(await second.TryAcquireAsync(_name, TimeSpan.FromMilliseconds(50), Ct));
            using var cancelled = new CancellationTokenSource();
            var waiting = second.AcquireAsync(_name, cancelled.Token);
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        await using var held = await second.TryAcquireAsync(_name, Ct);
        Assert.NotNull(held);
    }

    [Fact]
    public async Task A_lock_in_a_namespace_that_does_not_exist_is_an_error_and_no_endless_wait()
    {
        var nowhere = new ResourceClient<V1Lease>(_connection!).InNamespace(RealServer.UniqueName("nowhere"));

        var refusal = await Assert.ThrowsAnyAsync<KubeApiException>(() => new LeaseLock(nowhere, Patient).AcquireAsync(_name, Ct));

        Assert.Equal(StatusReason.NotFound, refusal.Reason);
    }

    [Fact]
    public async Task The_lead_passes_on_when_the_work_is_done()
    {
        var (first, second) = (Candidate(), Candidate());
        var leads = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        var running = first.RunAsync(
            async (_, _) =>
            {
                leads.SetResult();
                await finish.Task;
            },
            Ct);
        await leads.Task;
        Assert.True(first.IsLeader);

        long fencingValue = -1;
        var waiting = second.RunAsync(
            (leadership, _) =>
            {
                fencingValue = leadership.FencingValue;
                return Task.CompletedTask;
            },
            Ct);
        finish.SetResult();

        Assert.Equal(LeaderElectionOutcome.Completed, await running);
        Assert.Equal(LeaderElectionOutcome.Completed, await waiting);
        Assert.False(first.IsLeader);
        Assert.Equal(1, fencingValue);
    }

    [Fact]
    public async Task Cancelling_stops_the_work_releases_the_lease_and_throws_nothing()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var outcome = await Candidate().RunAsync(
            async (_, token) =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
            },
            stop.Token);

        Assert.Equal(LeaderElectionOutcome.Cancelled, outcome);
        Assert.True(string.IsNullOrEmpty((await Leases.GetAsync(_name, Ct)).Spec!.HolderIdentity));
    }

    [Fact]
    public async Task What_the_work_throws_is_thrown_on_and_the_lease_released()
    {
        await Assert.ThrowsAsync<NotSupportedException>(() => Candidate().RunAsync((_, _) => throw new NotSupportedException(), Ct));

        Assert.True(string.IsNullOrEmpty((await Leases.GetAsync(_name, Ct)).Spec!.HolderIdentity));
    }

    protected abstract Task<KubeConnection> ConnectAsync();

    private LeaderElection Candidate() => new(Leases, new LeaderElectionOptions
    {
        Name = _name,
        LeaseDuration = Patient.LeaseDuration,
        RenewDeadline = Patient.RenewDeadline,
        RetryPeriod = Patient.RetryPeriod,
    });
}
