namespace KubeInventory.TestKit.Simulation;

/// <summary>The body of a watch's answer, written by the simulated server.</summary>
internal sealed class WatchStream(string labels) : Stream
{
    private readonly Queue<byte> _bytes = new();
    private TaskCompletionSource _changed = new();
    private bool _ended;

    /// <summary>What the watch asked for: a field selector or a label selector, as text.</summary>
    public string Selector { get; } = labels;

    public bool IsSilent { get; set; }

    public TimeSpan LastArrival { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Push(byte[] bytes)
    {
        foreach (var each in bytes)
        {
            _bytes.Enqueue(each);
        }

        Signal();
    }

    public void End()
    {
        _ended = true;
        Signal();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_bytes.Count == 0 && !_ended)
        {
            var changed = _changed;
            using var registration = cancellationToken.Register(() => changed.TrySetCanceled(cancellationToken));
            await changed.Task.ConfigureAwait(false);
        }

        var count = 0;
        while (count < buffer.Length && _bytes.TryDequeue(out var next))
        {
            buffer.Span[count++] = next;
        }

        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Signal()
    {
        var changed = _changed;
        _changed = new TaskCompletionSource();
        changed.TrySetResult();
    }
}
