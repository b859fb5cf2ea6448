using Probes.Contract;
using Probes.RocketMq.Protocol;
using Probes.Transport;

namespace Probes.RocketMq.Client;

/// <summary>Reads the body of a successful reply.</summary>
internal delegate T BodyReader<out T>(ReadOnlySpan<byte> body);

/// <summary>Reads a successful reply whose answer is in its header.</summary>
internal delegate T ReplyReader<out T>(RemotingReply reply);

/// <summary>A name server or broker as a peer: remembers its version, turns error codes into failures, counts what it is asked.</summary>
internal sealed class RemotingConnection(Endpoint endpoint, RemotingOptions options) : IAsyncDisposable
{
    private readonly PeerStatistics _statistics = new(endpoint.ToString());
    private readonly RefusalLog _refusals = new(options.Logger, options.Target, endpoint.ToString());
    private Connection<RemotingRequest>? _connection;
    private Connection<RemotingRequest>? _aside;
    private int _version;

    public Endpoint Endpoint => endpoint;

    public PeerStatistics Statistics => _statistics;

    /// <summary>The peer's version, from the header of its last reply; null before the first.</summary>
    public MqVersion? PeerVersion => Volatile.Read(ref _version) is var version and > 0 ? new MqVersion(version) : null;

    private Connection<RemotingRequest> Connection => LazyInitializer.EnsureInitialized(ref _connection, () => Create(options.Window));

    // Of its own, so that a slow answer takes no place among those that a scrape waits for, and is not lost with their connection.
    private Connection<RemotingRequest> Aside => LazyInitializer.EnsureInitialized(ref _aside, () => Create(window: 1));

    /// <summary>Sends a request and reads the body of its reply.</summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads the body of a reply whose code is SUCCESS.</param>
    /// <param name="absent">A response that is a normal answer and means "there is none"; the result is then default.</param>
    /// <param name="cancellationToken">Gives the request up; the connection stays usable.</param>
    /// <exception cref="ProbeException">Why there is no answer, and from whom.</exception>
    public Task<T?> AskAsync<T>(RemotingRequest request, BodyReader<T> read, Absence? absent, CancellationToken cancellationToken) => AskAsync(
        request,
        options.Timeout,
        signed => Connection.SendAsync(signed, frame => Read(frame, read, null, absent), options.Timeout, cancellationToken),
        cancellationToken);

    /// <summary>The same for an answer that is in the header of the reply, or in both.</summary>
    public Task<T?> AskReplyAsync<T>(RemotingRequest request, ReplyReader<T> read, Absence? absent, CancellationToken cancellationToken) => AskAsync(
        request,
        options.Timeout,
        signed => Connection.SendAsync(signed, frame => Read(frame, null, read, absent), options.Timeout, cancellationToken),
        cancellationToken);

    /// <summary>The right to ask something slow; null while somebody else does.</summary>
    public SlowTurn? TryTakeTurn() => options.Turns.TryTake(endpoint, options.Time);

    /// <summary>Sends a request that may take the peer long, over a connection of its own and never twice.</summary>
    /// <param name="turn">The right to ask it.</param>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads the body of a reply whose code is SUCCESS.</param>
    /// <param name="limit">How long the peer may take; it gives up by itself before.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <exception cref="ProbeException">Why there is no answer, and from whom.</exception>
    public async Task<T> AskSlowlyAsync<T>(
        SlowTurn turn, RemotingRequest request, BodyReader<T> read, TimeSpan limit, CancellationToken cancellationToken)
    {
        return (await AskAsync(
            request, limit, signed => Aside.SendOnceAsync(signed, Answered, limit, () => turn.Begin(limit), cancellationToken), cancellationToken))!;

        T? Answered(ReadOnlySpan<byte> frame)
        {
            turn.Answered();
            return Read(frame, read, null, absent: null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        if (_aside is not null)
            await _aside.DisposeAsync();
    }

    private Connection<RemotingRequest> Create(int window) => new(
        DialAsync,
        RemotingProtocol.Instance,
        new PipelineOptions
        {
            Window = window,
            Time = options.Time,
            Sent = _statistics.CountSent,
            Received = _statistics.CountReceived,
        });

    private async Task<T?> AskAsync<T>(
        RemotingRequest request, TimeSpan limit, Func<RemotingRequest, Task<T?>> send, CancellationToken cancellationToken)
    {
        var name = RequestCodes.NameOf(request.Code);
        try
        {
            // A name server or broker of 4.x may never answer a code that it does not know: it is not sent.
            if (!RequestCodes.IsKnownTo(request.Code, PeerVersion ?? default))
                throw new ProbeException(FailureKind.Unsupported, $"not known to version {PeerVersion?.ToString() ?? "unknown"}");
            var signed = options.Sign(request);
            _statistics.CountRequest(name);
            var answer = await send(signed);
            _refusals.Answered(request);
            return answer;
        }
        catch (Exception exception)
        {
            var failure = Explain(exception, name, limit, cancellationToken.IsCancellationRequested);
            _statistics.CountFailure(failure.Kind);
            if (failure is RocketMqException refusal)
                _refusals.Refused(request, refusal);
            throw failure;
        }
    }

    private async Task<Stream> DialAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await options.Dial(endpoint, options.Timeout, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            // Nothing was asked yet: it is the connection, or TLS on it, that was not there in time.
            throw new ProbeException(FailureKind.Timeout, exception.Message, exception);
        }
    }

    private ProbeException Explain(Exception exception, string request, TimeSpan limit, bool deadlinePassed) => exception switch
    {
        RocketMqException answer => answer,
        OperationCanceledException when deadlinePassed =>
            new ProbeException(FailureKind.Timeout, $"{endpoint} {request}: no answer before the deadline"),
        TimeoutException =>
            new ProbeException(FailureKind.Timeout, $"{endpoint} {request}: no answer within {limit.TotalSeconds:0.###} s"),
        _ => new ProbeException(FailureKinds.Of(exception), $"{endpoint} {request}: {exception.Message}", exception),
    };

    // One of the two reads the reply: thousands of replies a collection are not to need a delegate more each.
    private T? Read<T>(ReadOnlySpan<byte> frame, BodyReader<T>? readBody, ReplyReader<T>? readReply, Absence? absent)
    {
        var reply = RemotingCodec.Read(frame);
        Volatile.Write(ref _version, reply.Header.Version.Ordinal);
        if (reply.Header.Code == ResponseCode.Success)
            return readBody is null ? readReply!(reply) : readBody(reply.Body);
        if (absent?.Is(reply.Header.Code, reply.Header.Remark) == true)
            return default;
        // A 5.x server that is about to stop: the connection ends, and the request is asked again over a new one.
        if (reply.Header.Code == ResponseCode.GoAway)
        {
            _connection?.Abandon("the server is shutting down (GO_AWAY)");
            _aside?.Abandon("the server is shutting down (GO_AWAY)");
            throw new IOException("the server is shutting down (GO_AWAY)");
        }

        throw new RocketMqException(reply.Header.Code, reply.Header.Remark, endpoint.ToString());
    }
}
