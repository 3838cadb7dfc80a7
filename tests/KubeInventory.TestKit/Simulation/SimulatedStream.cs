namespace KubeInventory.TestKit;

/// <summary>A response body that a simulation writes while it is read, and ends in order or breaks.</summary>
internal sealed class SimulatedStream : Stream
{
    private readonly Lock _gate = new();
    private readonly Queue<ReadOnlyMemory<byte>> _pieces = [];
    private TaskCompletionSource? _reader;
    private CancellationToken _readerToken;
    private Exception? _failure;
    private bool _hasEnded;

    /// <summary>Whether the client waits for more than there is.</summary>
    public bool IsAwaited
    {
        get
        {
            lock (_gate)
            {
                return _reader is not null && !_readerToken.IsCancellationRequested;
            }
        }
    }

    /// <summary>Whether the client has let go of it.</summary>
    public bool IsClosed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Push(ReadOnlyMemory<byte> bytes) => Change(() => _pieces.Enqueue(bytes));

    public void End() => Change(() => _hasEnded = true);

    public void Break(Exception failure) => Change(() => _failure = failure);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task arrival;
            lock (_gate)
            {
                if (_pieces.TryDequeue(out var piece))
                {
                    return Take(piece, buffer);
                }

                if (_failure is not null)
                {
                    throw _failure;
                }

                if (_hasEnded)
                {
                    return 0;
                }

                _reader = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _readerToken = cancellationToken;
                arrival = _reader.Task;
            }

            await arrival.WaitAsync(cancellationToken);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }

    private int Take(ReadOnlyMemory<byte> piece, Memory<byte> buffer)
    {
        var count = Math.Min(piece.Length, buffer.Length);
        piece[..count].CopyTo(buffer);
        if (count < piece.Length)
        {
            // What is left comes before what waits behind it.
            var rest = _pieces.ToArray();
            _pieces.Clear();
            _pieces.Enqueue(piece[count..]);
            Array.ForEach(rest, _pieces.Enqueue);
        }

        return count;
    }

    private void Change(Action change)
    {
        TaskCompletionSource? reader;
        lock (_gate)
        {
            change();
            (reader, _reader) = (_reader, null);
        }

        reader?.SetResult();
    }
}
