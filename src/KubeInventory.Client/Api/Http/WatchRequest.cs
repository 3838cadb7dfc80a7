using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace KubeInventory.Client;

/// <summary>One watch: opens the stream, takes it apart line by line, and tells an end from a break.</summary>
internal sealed class WatchRequest<T>(RequestSender sender, ApiRequest request, TimeSpan? timeout, ModelReadOptions readOptions)
    where T : class, IKubernetesResource<T>
{
    /// <summary>How long a watch may outlive the end that it asked for, before the connection counts as half-open.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly StreamPipeReaderOptions PipeOptions = new(bufferSize: 32 * 1024, minimumReadSize: 4 * 1024);

    public async IAsyncEnumerable<WatchEvent<T>> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await sender.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        using var deadline = new CancellationTokenSource(timeout is { } limit ? limit + Grace : Timeout.InfiniteTimeSpan, sender.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token, sender.Closing);

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var pipe = PipeReader.Create(stream, PipeOptions);
        ClientTelemetry.CountOpenWatch(request, 1);
        try
        {
            while (true)
            {
                var (buffer, isEnd) = await ReadAsync(pipe, deadline, either.Token, cancellationToken).ConfigureAwait(false);
                while (WatchLine.TryTake(ref buffer, out var line))
                {
                    if (WatchLine.Parse<T>(line, readOptions, request, sender.Logger) is { } watchEvent)
                    {
                        ClientTelemetry.CountWatchEvent(request, watchEvent.Type);
                        yield return watchEvent;
                    }
                }

                if (isEnd)
                {
                    // What a proxy leaves of a line when it closes early is not an event.
                    yield break;
                }

                pipe.AdvanceTo(buffer.Start, buffer.End);
            }
        }
        finally
        {
            ClientTelemetry.CountOpenWatch(request, -1);
            await pipe.CompleteAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<(System.Buffers.ReadOnlySequence<byte> Buffer, bool IsEnd)> ReadAsync(
        PipeReader pipe,
        CancellationTokenSource deadline,
        CancellationToken either,
        CancellationToken cancellationToken)
    {
        try
        {
            var result = await pipe.ReadAsync(either).ConfigureAwait(false);
            return (result.Buffer, result.IsCompleted);
        }
        catch (Exception e) when (sender.Closing.IsCancellationRequested)
        {
            throw new ObjectDisposedException("The connection was disposed during the watch.", e);
        }
        catch (Exception e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw sender.Silent(request, timeout, e);
        }
        catch (Exception e) when (e is IOException or HttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            throw sender.Explain(request, e);
        }
    }
}
