namespace Probes.Transport;

/// <summary>
/// The one connection to a peer: dialled when first needed, shared by everybody who asks, dialled anew after it was lost.
/// </summary>
/// <param name="dial">Opens a connection, and says what is spoken on it: that may be agreed upon anew with each.</param>
/// <param name="options">How it is used.</param>
internal sealed class Connection<TRequest>(Func<CancellationToken, Task<Dialled<TRequest>>> dial, PipelineOptions options) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private Pipeline<TRequest>? _pipeline;
    private Task<Pipeline<TRequest>>? _dialling;
    private Task _draining = Task.CompletedTask;
    private Pipeline<TRequest>? _retired;

    public Connection(Func<CancellationToken, Task<Stream>> dial, IPipelineProtocol<TRequest> protocol, PipelineOptions options)
        : this(async cancellationToken => new Dialled<TRequest>(await dial(cancellationToken), protocol), options)
    {
    }

    /// <summary>Sends a request and waits for its reply; dials if need be.</summary>
    /// <exception cref="TimeoutException">No reply within the time.</exception>
    /// <exception cref="IOException">The connection was lost, and so was the one after it.</exception>
    public async Task<T> SendAsync<T>(TRequest request, ReplyReader<T> read, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var (pipeline, isNew) = await ConnectAsync(cancellationToken);
        try
        {
            return await SendAsync(pipeline, request, read, timeout, cancellationToken);
        }
        catch (IOException exception) when (!isNew || IsAnothersFault(exception))
        {
            // A peer closes connections that were idle, or when it restarts: one new attempt, and no more.
            (pipeline, _) = await ConnectAsync(cancellationToken);
            return await SendAsync(pipeline, request, read, timeout, cancellationToken);
        }
    }

    /// <summary>
    /// Sends a request whose reply may take long, and waits for it. It is not sent again when the connection is lost, because
    /// the peer may still be working on it; and that nothing is heard meanwhile does not say that the peer is gone.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads the reply.</param>
    /// <param name="timeout">How long the reply may take.</param>
    /// <param name="sending">Called when there is a connection and the request is about to leave.</param>
    /// <param name="cancellationToken">Gives the request up; the connection stays usable.</param>
    /// <exception cref="TimeoutException">No reply within the time.</exception>
    /// <exception cref="IOException">The connection was lost.</exception>
    public async Task<T> SendOnceAsync<T>(
        TRequest request, ReplyReader<T> read, TimeSpan timeout, Action sending, CancellationToken cancellationToken)
    {
        var (pipeline, _) = await ConnectAsync(cancellationToken);
        sending();
        return await pipeline.SendAsync(request, read, timeout, cancellationToken);
    }

    /// <summary>What is spoken with the peer; dials if need be.</summary>
    public async Task<IPipelineProtocol<TRequest>> ProtocolAsync(CancellationToken cancellationToken) =>
        (await ConnectAsync(cancellationToken)).Pipeline.Protocol;

    /// <summary>
    /// Lets the connection on which this is spoken end when everything under way on it is answered; the next request dials. For a
    /// connection whose end is known.
    /// </summary>
    public void Retire(IPipelineProtocol<TRequest> protocol)
    {
        lock (_lock)
        {
            if (_pipeline is not { IsBroken: false } usable || !ReferenceEquals(usable.Protocol, protocol) || _closing.IsCancellationRequested)
                return;
            // Should the one before it still not be done, it has had its time.
            _retired?.Abandon(new IOException("it was closed by the exporter"));
            (_retired, _pipeline) = (usable, null);
            _draining = Task.WhenAll(_draining, usable.DrainAsync());
        }
    }

    /// <summary>Closes the connection; the next request dials. For a peer that says it is about to leave.</summary>
    public void Abandon(string reason)
    {
        lock (_lock)
            _pipeline?.Abandon(new IOException(reason));
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        Task<Pipeline<TRequest>>? dialling;
        lock (_lock)
            dialling = _dialling;
        if (dialling is not null)
            await dialling.ContinueWith(static _ => { }, TaskScheduler.Default);
        if (_pipeline is not null)
            await _pipeline.DisposeAsync();
        _retired?.Abandon(new IOException("it was closed by the exporter"));
        await _draining;
    }

    private static async Task<T> SendAsync<T>(
        Pipeline<TRequest> pipeline, TRequest request, ReplyReader<T> read, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.SendAsync(request, read, timeout, cancellationToken);
        }
        catch (TimeoutException) when (!pipeline.IsBroken && pipeline.Silence >= timeout)
        {
            // Not one byte in all that time: the peer may be gone without a word, and only a new connection will tell.
            pipeline.Abandon(new TimeoutException($"nothing was heard for {timeout.TotalSeconds:0.###} s"));
            throw;
        }
    }

    // Where one waits behind the other, who was next did nothing wrong when the first was late.
    private bool IsAnothersFault(IOException exception) => options.InTurn && exception.InnerException is TimeoutException;

    private async Task<(Pipeline<TRequest> Pipeline, bool IsNew)> ConnectAsync(CancellationToken cancellationToken)
    {
        Task<Pipeline<TRequest>> dialling;
        lock (_lock)
        {
            if (_closing.IsCancellationRequested)
                throw new IOException("the connection was closed by the exporter");
            if (_dialling is null && _pipeline is { IsBroken: false } usable)
                return (usable, false);
            dialling = _dialling ??= Task.Run(() => DialAsync(_pipeline), CancellationToken.None);
        }

        return (await dialling.WaitAsync(cancellationToken), true);
    }

    // Shared by all who wait: one of them leaving must not end it for the others.
    private async Task<Pipeline<TRequest>> DialAsync(Pipeline<TRequest>? broken)
    {
        try
        {
            if (broken is not null)
                await broken.DisposeAsync();
            var (stream, protocol) = await dial(_closing.Token);
            var pipeline = new Pipeline<TRequest>(stream, protocol, options);
            lock (_lock)
                _pipeline = pipeline;
            return pipeline;
        }
        finally
        {
            lock (_lock)
                _dialling = null;
        }
    }
}
