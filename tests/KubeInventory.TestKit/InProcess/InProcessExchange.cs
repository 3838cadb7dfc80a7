using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KubeInventory.TestKit;

/// <summary>One request under way: its answer begins with the first flush, and the reader that closes it aborts it.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA1001", Justification = "A source without a timer holds nothing, and the reader may abort at any time.")]
internal sealed class InProcessExchange
{
    private readonly CancellationTokenSource _aborted = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Pipe _pipe = new();

    public InProcessExchange()
    {
        Features.Set<IHttpRequestFeature>(new HttpRequestFeature());
        Features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(new StartingStream(_pipe.Writer.AsStream(), _started)));
        Body = new AbortingStream(_pipe.Reader.AsStream(), Abort);
    }

    public FeatureCollection Features { get; } = new();

    public Stream Body { get; }

    public CancellationToken Aborted => _aborted.Token;

    public void Abort() => _aborted.Cancel();

    /// <summary>Runs the pipeline on, and returns as soon as the answer has begun.</summary>
    public Task RunAsync(Func<Task> pipeline)
    {
        _ = CompleteAsync(pipeline);
        return _started.Task;
    }

    private async Task CompleteAsync(Func<Task> pipeline)
    {
        await Task.Yield();
        try
        {
            await pipeline();
            await Features.Get<IHttpResponseBodyFeature>()!.CompleteAsync();
            await _pipe.Writer.CompleteAsync();
        }
        catch (Exception e)
        {
            await _pipe.Writer.CompleteAsync(e);
        }

        _started.TrySetResult();
    }
}
