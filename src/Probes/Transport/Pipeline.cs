using System.Buffers;
using System.Net.Security;

namespace Probes.Transport;

/// <summary>
/// Many requests in flight on one connection, replies in any order. A bounded window keeps the peer's queue short. A
/// request that is given up leaves the connection usable: its reply, should it come, is ignored.
/// </summary>
internal sealed class Pipeline<TRequest> : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly PipelineOptions _options;
    private readonly SemaphoreSlim _window;
    private readonly Lock _lock = new();
    private readonly Dictionary<int, PendingReply> _pending = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _reading;
    private ArrayBufferWriter<byte> _filling = new();
    private ArrayBufferWriter<byte> _flushing = new();
    private Task _writing = Task.CompletedTask;
    private Exception? _broken;
    private int _lastId;
    private long _lastReceived;
    private volatile bool _heard;

    public Pipeline(Stream stream, IPipelineProtocol<TRequest> protocol, PipelineOptions options)
    {
        (_stream, Protocol, _options) = (stream, protocol, options);
        (_window, _lastReceived) = (new SemaphoreSlim(options.Window), options.Time.GetTimestamp());
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Whether the connection has ended; then every request fails and a new one must be dialled.</summary>
    public bool IsBroken => Volatile.Read(ref _broken) is not null;

    /// <summary>What is spoken on this connection.</summary>
    public IPipelineProtocol<TRequest> Protocol { get; }

    /// <summary>How long the peer has sent nothing at all; what tells a slow peer from one that is gone.</summary>
    public TimeSpan Silence => _options.Time.GetElapsedTime(Interlocked.Read(ref _lastReceived));

    /// <summary>Sends a request when the window has room, and waits for its reply.</summary>
    /// <exception cref="TimeoutException">No reply came within the time, counted from when the request was sent.</exception>
    /// <exception cref="IOException">The connection was lost.</exception>
    /// <exception cref="ProtocolException">The peer sent a malformed frame.</exception>
    public async Task<T> SendAsync<T>(TRequest request, ReplyReader<T> read, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await _window.WaitAsync(cancellationToken);
        var id = 0;
        try
        {
            var pending = new PendingReply<T>(read);
            id = Enqueue(request, pending);
            return _options.InTurn
                ? await Turn.WaitAsync(pending.Task, timeout, _options.Time, () => Silence, () => IsLate(id, timeout), cancellationToken)
                : await pending.Task.WaitAsync(timeout, _options.Time, cancellationToken);
        }
        finally
        {
            lock (_lock)
                _pending.Remove(id);
            _window.Release();
        }
    }

    /// <summary>Ends the connection when everything under way on it is answered, or lost. Whoever comes too late finds it broken.</summary>
    public async Task DrainAsync()
    {
        await Task.WhenAll(Enumerable.Range(0, _options.Window).Select(_ => _window.WaitAsync()));
        await DisposeAsync();
        _window.Release(_options.Window);
    }

    /// <summary>Ends the connection: every request on it fails.</summary>
    public void Abandon(Exception reason)
    {
        Break(reason);
        _closing.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        Abandon(new IOException("it was closed by the exporter"));
        await _stream.DisposeAsync();
        await _reading;
        await _writing;
    }

    // Before it is forgotten, so that nobody behind it takes its place and is late on its account.
    private bool IsLate(int id, TimeSpan timeout)
    {
        bool isNext;
        lock (_lock)
            isNext = _pending.Keys.All(pending => pending >= id);
        if (isNext)
            Abandon(new TimeoutException($"nothing was heard for {timeout.TotalSeconds:0.###} s"));
        return isNext;
    }

    private int Enqueue(TRequest request, PendingReply pending)
    {
        lock (_lock)
        {
            if (_broken is not null)
                throw PendingReply.Lost(_broken);
            var id = ++_lastId;
            // First, because it may refuse the request: nobody would remove what waits for a reply that cannot come.
            Protocol.Write(_filling, request, id);
            _pending.Add(id, pending);
            if (_writing.IsCompleted)
                _writing = Task.Run(WriteAsync);
            return id;
        }
    }

    // Requests that arrive while a write is under way leave together in the next one.
    private async Task WriteAsync()
    {
        try
        {
            while (TakeFilled() is { } filled)
            {
                await _stream.WriteAsync(filled.WrittenMemory, _closing.Token);
                _options.Sent(filled.WrittenCount);
                filled.ResetWrittenCount();
            }
        }
        catch (Exception exception)
        {
            // Whatever ended the loop, nobody sends requests any more.
            Break(Explain(exception));
        }
    }

    private ArrayBufferWriter<byte>? TakeFilled()
    {
        lock (_lock)
        {
            if (_filling.WrittenCount == 0)
            {
                // Said under the lock, so that the next request starts a new loop.
                _writing = Task.CompletedTask;
                return null;
            }

            (_filling, _flushing) = (_flushing, _filling);
            return _flushing;
        }
    }

    private async Task ReadAsync()
    {
        using var frames = new FrameReader(_stream, _options.MaximumFrame, Arrived);
        try
        {
            while (await frames.ReadAsync(_closing.Token) is { } frame)
                Dispatch(frame.Span);
            Break(Explain(new IOException("the peer closed the connection")));
        }
        catch (Exception exception)
        {
            // Whatever ended the loop, nobody reads replies any more: those who wait must hear of it.
            Break(Explain(exception));
        }
    }

    private void Arrived(int count)
    {
        _heard = true;
        Interlocked.Exchange(ref _lastReceived, _options.Time.GetTimestamp());
        _options.Received(count);
    }

    private void Dispatch(ReadOnlySpan<byte> frame)
    {
        if (Protocol.CorrelationId(frame) is not { } id)
            return;
        PendingReply? pending;
        lock (_lock)
            _pending.Remove(id, out pending);
        pending?.Complete(frame);
    }

    private void Break(Exception reason)
    {
        PendingReply[] orphans;
        lock (_lock)
        {
            _broken ??= reason;
            orphans = [.. _pending.Values];
            _pending.Clear();
        }

        foreach (var orphan in orphans)
            orphan.Fail(PendingReply.Lost(reason));
    }

    private Exception Explain(Exception reason) => TlsFailure.OfConnection(reason, _heard, secured: _stream is SslStream);
}
