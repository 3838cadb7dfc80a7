using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.Client;

/// <summary>Runs work in one process of several at a time: the one that holds a Lease. Thread-safe.</summary>
/// <remarks>
/// <para>
/// What is promised: as long as clocks tick within 20 % of each other's speed (with the default times; where they stand does not matter),
/// the work's token has fired before another candidate's work begins. Requests and answers may be delayed, lost or reordered, candidates
/// may crash, the server may restart. Work must stop promptly when its token fires; the Lease is released only after it has ended.
/// </para>
/// <para>
/// What is not: a process that is paused (garbage collection, a suspended machine) cannot be told anything meanwhile, and goes on
/// where it stood for as long as it takes the token's timer to run. Look at <see cref="Leadership.IsHeld"/> before a step that must not
/// be done twice, and send <see cref="Leadership.FencingValue"/> along where the receiver can compare it. Whoever deletes the Lease,
/// edits it, or restores the server from a backup while somebody leads breaks the lead for up to a renew deadline.
/// </para>
/// </remarks>
/// <example><code>
/// var election = new LeaderElection(leases.InNamespace("inventory"), new LeaderElectionOptions { Name = "fetcher-ec2" });
/// await election.RunAsync((leadership, token) => FetchForeverAsync(token), stoppingToken);
/// </code></example>
public sealed class LeaderElection
{
    private readonly ResourceClient<V1Lease> _leases;
    private readonly LeaderElectionOptions _options;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private LeaseTerm? _term;
    private int _runs;

    /// <summary>Prepares a candidacy; nothing is sent before <see cref="RunAsync"/>.</summary>
    /// <param name="leases">Reads and writes Leases, bound to the namespace of the one to run for.</param>
    /// <param name="options">Which Lease, and the times of the election.</param>
    /// <param name="logger">Receives what fails and why. Default: nobody.</param>
    /// <param name="timeProvider">The clock of deadlines and waits. Default: the system's.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or <paramref name="leases"/> is bound to no namespace.</exception>
    public LeaderElection(
        ResourceClient<V1Lease> leases,
        LeaderElectionOptions options,
        ILogger<LeaderElection>? logger = null,
        TimeProvider? timeProvider = null)
        : this(leases, options, logger ?? NullLogger<LeaderElection>.Instance, timeProvider ?? TimeProvider.System, Random.Shared.NextDouble)
    {
    }

    internal LeaderElection(
        ResourceClient<V1Lease> leases, LeaderElectionOptions options, ILogger logger, TimeProvider time, Func<double> random)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _leases = LeaseNamespace.Require(leases);
        _options = options;
        _logger = logger;
        _time = time;
        _random = random;
        Identity = LeaseIdentity.Create(options.Identity);
    }

    /// <summary>What the Lease names as its holder while this candidate leads: unique to this object.</summary>
    public string Identity { get; }

    /// <summary>Whether this candidate leads at the moment. For people and metrics; work goes by its token.</summary>
    public bool IsLeader => Volatile.Read(ref _term) is { IsHeld: true };

    /// <summary>
    /// Waits for the Lease, runs the work while it is held, and waits for the work to end before the Lease is released. Failures of
    /// requests are logged and sat out.
    /// </summary>
    /// <param name="work">
    /// Runs while this candidate leads. Its token fires when it must stop: at the renew deadline, when the Lease is found taken or
    /// deleted, or when the caller cancels. It may run several times, never at once.
    /// </param>
    /// <param name="cancellationToken">Ends the candidacy; the method then returns instead of throwing.</param>
    /// <returns>Why the candidacy ended. What the work throws is thrown on, except for its obedience to the token.</returns>
    /// <exception cref="InvalidOperationException">It runs already.</exception>
    public async Task<LeaderElectionOutcome> RunAsync(Func<Leadership, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (Interlocked.Exchange(ref _runs, 1) != 0)
        {
            throw new InvalidOperationException("This candidate runs already; make another one.");
        }

        try
        {
            return await RunTermsAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return LeaderElectionOutcome.Cancelled;
        }
        finally
        {
            Volatile.Write(ref _runs, 0);
        }
    }

    private async Task<LeaderElectionOutcome> RunTermsAsync(Func<Leadership, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        // One claim for all terms: what an earlier one wrote is its own.
        var claim = new LeaseClaim(_leases, _options.Name, Identity, _options.Timing, _time, new LeaseSightings(_time));
        var campaign = new LeaseCampaign(_leases, LeaseContest.ForOne(_leases, claim), LeaseFailure.IsExpected, _random, _logger);
        while (true)
        {
            var term = await campaign.WinAsync(cancellationToken).ConfigureAwait(false);
            var outcome = await LeadAsync(term, work, cancellationToken).ConfigureAwait(false);
            if (outcome is not LeaderElectionOutcome.Lost || !_options.CampaignAgain)
            {
                return outcome;
            }
        }
    }

    private async Task<LeaderElectionOutcome> LeadAsync(
        LeaseTerm term, Func<Leadership, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(term.LostToken, cancellationToken);
        var outcome = LeaderElectionOutcome.Completed;
        Begin(term);
        try
        {
            await work(new Leadership(term), stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The work obeys its token.
        }
        finally
        {
            outcome = cancellationToken.IsCancellationRequested ? LeaderElectionOutcome.Cancelled
                : term.IsHeld ? LeaderElectionOutcome.Completed
                : LeaderElectionOutcome.Lost;
            await term.DisposeAsync().ConfigureAwait(false);
            End(outcome);
        }

        return outcome;
    }

    private void Begin(LeaseTerm term)
    {
        Volatile.Write(ref _term, term);
        ClientTelemetry.CountLeader(_options.Name, 1);
        _logger.LeaseHeld(_options.Name, Identity, term.FencingValue);
    }

    private void End(LeaderElectionOutcome outcome)
    {
        Volatile.Write(ref _term, null);
        ClientTelemetry.CountLeader(_options.Name, -1);
        _logger.LeaseEnded(_options.Name, Identity, outcome);
    }
}
