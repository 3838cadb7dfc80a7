namespace KubeInventory.TestKit;

/// <summary>Passes everything on.</summary>
internal abstract class PassingStream(Stream inner) : Stream
{
    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>Tells when something, be it nothing, is flushed for the first time.</summary>
internal sealed class StartingStream(Stream inner, TaskCompletionSource started) : PassingStream(inner)
{
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        started.TrySetResult();
        await base.FlushAsync(cancellationToken);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        started.TrySetResult();
        return base.WriteAsync(buffer, cancellationToken);
    }
}

/// <summary>Aborts the request when its reader has had enough.</summary>
internal sealed class AbortingStream(Stream inner, Action abort) : PassingStream(inner)
{
    protected override void Dispose(bool disposing)
    {
        abort();
        base.Dispose(disposing);
    }
}
