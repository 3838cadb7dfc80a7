using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>Sends requests with timeouts, repeats those that may be repeated, and turns refusals into exceptions.</summary>
internal sealed class RequestSender(Uri server, Transport transport, KubeConnectionOptions options) : IDisposable
{
    private static readonly TimeSpan DelayAfterLoss = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger = options.LoggerFactory.CreateLogger(ClientTelemetry.Name);
    private readonly WarningLog _warnings = new(options.LoggerFactory.CreateLogger(ClientTelemetry.Name), options.OnWarning);
    private readonly RequestLimiter? _limiter = options.RateLimit is { } limit ? new RequestLimiter(limit, options.TimeProvider) : null;
    private readonly CancellationTokenSource _closing = new();

    public ILogger Logger => _logger;

    /// <summary>Fires when the connection is disposed: an open stream would not notice by itself.</summary>
    public CancellationToken Closing => _closing.Token;

    public TimeProvider TimeProvider => options.TimeProvider;

    /// <summary>Sends until an answer is a success, and gives it as soon as its headers are in. The caller disposes it.</summary>
    public Task<HttpResponseMessage> OpenAsync(ApiRequest request, CancellationToken cancellationToken) =>
        RepeatAsync(request, static (_, response, _) => Task.FromResult(response), cancellationToken);

    /// <summary>Sends and reads the whole answer. The caller disposes it.</summary>
    public Task<PooledBuffer> ReadAsync(ApiRequest request, CancellationToken cancellationToken) =>
        RepeatAsync(request, ReadBodyAsync, cancellationToken);

    public KubeConnectionException Explain(ApiRequest request, Exception exception) =>
        ConnectionFailure.Explain(server, transport.Origin, request, exception);

    public KubeConnectionException Silent(ApiRequest request, TimeSpan? timeout, Exception exception) =>
        ConnectionFailure.Silent(server, request, timeout, exception);

    public void Dispose()
    {
        _closing.Cancel();
        transport.Dispose();
    }

    private async Task<TResult> RepeatAsync<TResult>(
        ApiRequest request,
        Func<ApiRequest, HttpResponseMessage, CancellationToken, Task<TResult>> finish,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan delay;
            try
            {
                var response = await SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
                if (response.IsSuccessStatusCode)
                {
                    return await finish(request, response, cancellationToken).ConfigureAwait(false);
                }

                var refusal = await ReadRefusalAsync(request, response, cancellationToken).ConfigureAwait(false);
                if (attempt > options.MaxRetries || !RetryRules.MayRepeat(refusal, options.RequestTimeout, out delay))
                {
                    throw refusal;
                }

                ClientTelemetry.CountRetry(request, (int)refusal.StatusCode);
                _logger.RetryAfterAnswer(request.ToString(), (int)refusal.StatusCode, refusal.Status.Reason, delay, attempt);
            }
            catch (KubeConnectionException e) when (attempt <= options.MaxRetries && RetryRules.MayRepeat(request, e, attempt))
            {
                delay = DelayAfterLoss;
                ClientTelemetry.CountRetry(request, code: 0);
                _logger.RetryAfterLoss(e, request.ToString(), delay, attempt);
            }

            await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (_limiter is not null)
        {
            await _limiter.WaitAsync(request, cancellationToken).ConfigureAwait(false);
        }

        using var activity = ClientTelemetry.StartRequest(request);
        var started = options.TimeProvider.GetTimestamp();
        int? code = null;
        try
        {
            var response = await WithTimeoutAsync(request, token => transport.SendAsync(request, token), cancellationToken).ConfigureAwait(false);
            code = (int)response.StatusCode;
            activity?.SetTag("http.response.status_code", code);
            _warnings.Report(request, response);
            return response;
        }
        catch (KubeConnectionException e)
        {
            activity?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, e.Message);
            throw;
        }
        finally
        {
            ClientTelemetry.RecordRequest(request, options.TimeProvider.GetElapsedTime(started), code);
        }
    }

    private async Task<PooledBuffer> ReadBodyAsync(ApiRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = new PooledBuffer(response.Content.Headers.ContentLength);
        try
        {
            using (response)
            {
                return await WithTimeoutAsync(
                    request,
                    async token =>
                    {
                        var stream = await response.Content.ReadAsStreamAsync(token).ConfigureAwait(false);
                        await body.FillAsync(stream, token).ConfigureAwait(false);
                        return body;
                    },
                    cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private async Task<KubeApiException> ReadRefusalAsync(ApiRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            return await WithTimeoutAsync(
                request,
                token => RefusalReader.ReadAsync(request, response, options.TimeProvider, token),
                cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<TResult> WithTimeoutAsync<TResult>(
        ApiRequest request,
        Func<CancellationToken, Task<TResult>> step,
        CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.RequestTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token, Closing);
        try
        {
            return await step(either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (Closing.IsCancellationRequested && e is not ObjectDisposedException)
        {
            throw new ObjectDisposedException("The connection was disposed during the request.", e);
        }
        catch (Exception e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ConnectionFailure.TimedOut(server, request, options.RequestTimeout, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException && !cancellationToken.IsCancellationRequested)
        {
            throw Explain(request, e);
        }
    }
}
