using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>A Lease while it is held: renews it, and fires a token before another may take it.</summary>
internal sealed class LeaseTerm : IAsyncDisposable
{
    private readonly LeaseClaim _claim;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _stop;
    private readonly Task _renewing;

    // The start of the last renewal that succeeded, not its end: nobody has seen the Lease change earlier than that.
    private long _renewedAt;
    private int _disposals;

    /// <param name="claim">A claim that has just been written.</param>
    /// <param name="takenAt">The clock's timestamp before the request that wrote it.</param>
    /// <param name="logger">Receives what fails.</param>
    public LeaseTerm(LeaseClaim claim, long takenAt, ILogger logger)
    {
        _claim = claim;
        _logger = logger;
        _renewedAt = takenAt;
        FencingValue = claim.Transitions;
        _lost = new CancellationTokenSource(UntilDeadline(), claim.Time);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(_lost.Token);
        LostToken = _lost.Token;
        _renewing = RenewAsync();
    }

    public LeaseClaim Claim => _claim;

    public int FencingValue { get; }

    public CancellationToken LostToken { get; }

    /// <summary>Looks at the clock and not only at the token, whose timer may not have run yet after a pause of the process.</summary>
    public bool IsHeld => Volatile.Read(ref _disposals) == 0
        && !LostToken.IsCancellationRequested
        && _claim.Time.GetElapsedTime(Interlocked.Read(ref _renewedAt)) < _claim.Timing.RenewDeadline;

    /// <summary>Stops renewing and releases the Lease. Call it after the work that the Lease guards has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposals, 1) != 0)
        {
            return;
        }

        _stop.Cancel();
        await _renewing.ConfigureAwait(false);
        await ReleaseAsync().ConfigureAwait(false);
        _stop.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await LeaseWait.ForAsync(_claim.Timing.RetryPeriod, _claim.Time, _stop.Token).ConfigureAwait(false);
                if (!_stop.IsCancellationRequested && !await TryRenewAsync(_stop.Token).ConfigureAwait(false))
                {
                    _logger.LeaseTaken(_claim.Name, _claim.Identity);
                    _lost.Cancel();
                }
            }
            catch (Exception e) when (LeaseFailure.IsExpected(e))
            {
                _logger.LeaseNotRenewed(e, _claim.Name, _claim.Identity, UntilDeadline());
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                // Whatever a request that was cut short has thrown: the term is over, by its deadline or by its holder.
            }
            catch (Exception e)
            {
                _logger.LeaseNotRenewed(e, _claim.Name, _claim.Identity, TimeSpan.Zero);
                _lost.Cancel();
            }
        }
    }

    private async Task<bool> TryRenewAsync(CancellationToken cancellationToken)
    {
        var start = _claim.Time.GetTimestamp();
        if (!await LeaseAttempt.RunAsync(_claim, _claim.RenewAsync, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        Interlocked.Exchange(ref _renewedAt, start);
        if (UntilDeadline() is var left && left > TimeSpan.Zero)
        {
            _lost.CancelAfter(left);
        }
        else
        {
            // The process was paused between request and answer: there is no time for a timer.
            _lost.Cancel();
        }

        return true;
    }

    private async Task ReleaseAsync()
    {
        // From then on others take the Lease without it being released.
        var useful = _claim.Timing.Duration - _claim.Time.GetElapsedTime(_renewedAt);
        using var expiry = new CancellationTokenSource(useful > TimeSpan.Zero ? useful : TimeSpan.Zero, _claim.Time);
        while (!expiry.IsCancellationRequested)
        {
            try
            {
                await LeaseAttempt.RunAsync(_claim, FreeAsync, expiry.Token).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (!expiry.IsCancellationRequested && LeaseFailure.IsExpected(e))
            {
                _logger.LeaseNotReleased(e, _claim.Name, _claim.Identity);
                await LeaseWait.ForAsync(_claim.Timing.RetryPeriod, _claim.Time, expiry.Token).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // The Lease expires by itself; the one who disposes has nothing to do about it.
                _logger.LeaseNotReleased(e, _claim.Name, _claim.Identity);
                return;
            }
        }

        async Task<bool> FreeAsync(CancellationToken token)
        {
            await _claim.ReleaseAsync(token).ConfigureAwait(false);
            return true;
        }
    }

    private TimeSpan UntilDeadline()
    {
        var left = _claim.Timing.RenewDeadline - _claim.Time.GetElapsedTime(_renewedAt);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
