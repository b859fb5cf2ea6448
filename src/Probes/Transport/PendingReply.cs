namespace Probes.Transport;

/// <summary>Reads a reply out of a frame that is only valid during the call.</summary>
internal delegate T ReplyReader<out T>(ReadOnlySpan<byte> frame);

/// <summary>A request that was sent and waits for its frame.</summary>
internal abstract class PendingReply
{
    public abstract void Complete(ReadOnlySpan<byte> frame);

    public abstract void Fail(Exception exception);

    /// <summary>What those hear who wait on a connection that ended.</summary>
    public static Exception Lost(Exception reason) => reason is ProtocolException
        ? new ProtocolException(reason.Message, reason)
        : new IOException($"the connection was lost: {reason.Message}", reason);
}

/// <summary>A pending request whose frame is decoded on the connection's own reading loop, so that no buffer changes hands.</summary>
internal sealed class PendingReply<T>(ReplyReader<T> read) : PendingReply
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _completion.Task;

    public override void Complete(ReadOnlySpan<byte> frame)
    {
        // Whatever the reader throws is the asker's to see; the frames behind this one are sound.
        try
        {
            _completion.TrySetResult(read(frame));
        }
        catch (Exception exception)
        {
            _completion.TrySetException(exception);
        }
    }

    public override void Fail(Exception exception) => _completion.TrySetException(exception);
}
