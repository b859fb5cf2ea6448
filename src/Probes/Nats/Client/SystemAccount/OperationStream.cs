using System.Buffers;
using System.IO.Pipelines;
using Probes.Nats.Protocol.Wire;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>What a server says, operation by operation.</summary>
/// <param name="stream">Where the bytes come from; not disposed.</param>
/// <param name="limits">What is too much.</param>
/// <param name="received">Called with the bytes of each read.</param>
/// <param name="time">The clock.</param>
internal sealed class OperationStream(Stream stream, WireLimits limits, Action<int> received, TimeProvider time)
{
    private readonly PipeReader _reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
    private ReadOnlySequence<byte> _unread;
    private bool _hasRead;
    private long _heardAt = time.GetTimestamp();

    /// <summary>How long nothing was heard of the server, not even a part of something.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref _heardAt));

    /// <summary>Whether there is nothing behind the operation that was read last.</summary>
    public bool IsEmpty => _unread.IsEmpty;

    /// <summary>The next operation; it is valid until the next call.</summary>
    /// <exception cref="EndOfStreamException">The server closed the connection.</exception>
    /// <exception cref="Transport.ProtocolException">It is not the protocol of NATS.</exception>
    public async ValueTask<ServerOperation> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (OperationReader.TryRead(ref _unread, limits, out var operation))
                return operation;
            if (_hasRead)
                _reader.AdvanceTo(_unread.Start, _unread.End);
            var known = _unread.Length;
            (_hasRead, _unread) = (false, default);
            var result = await _reader.ReadAsync(cancellationToken);
            (_hasRead, _unread) = (true, result.Buffer);
            Interlocked.Exchange(ref _heardAt, time.GetTimestamp());
            received((int)(_unread.Length - known));
            if (result.IsCompleted && _unread.Length == known)
                throw new EndOfStreamException("the server closed the connection");
        }
    }

    /// <summary>Ends the reading, so that somebody else may read the stream.</summary>
    public void Complete() => _reader.Complete();
}
