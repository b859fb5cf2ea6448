using Probes.Contract;
using Probes.Kafka.Protocol;
using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>One connection to a broker, which is replaced before its session ends: no request meets the end.</summary>
internal sealed class BrokerLine : IAsyncDisposable
{
    private readonly Connection<Inquiry> _connection;
    private readonly TimeProvider _time;
    private volatile KafkaWire? _wire;

    public BrokerLine(Greeter greeter, BrokerAccess access, PeerStatistics statistics, int window)
    {
        _time = access.Time;
        _connection = new Connection<Inquiry>(
            async cancellationToken =>
            {
                var dialled = await greeter.DialAsync(cancellationToken);
                _wire = (KafkaWire)dialled.Protocol;
                return dialled;
            },
            new PipelineOptions
            {
                Window = window,
                InTurn = true,
                Time = access.Time,
                Sent = statistics.CountSent,
                Received = statistics.CountReceived,
            });
    }

    /// <summary>What is spoken; dials if need be.</summary>
    public async Task<KafkaWire> WireAsync(CancellationToken cancellationToken)
    {
        Renew();
        return (KafkaWire)await _connection.ProtocolAsync(cancellationToken);
    }

    public Task<T> AskAsync<T>(Inquiry inquiry, KafkaRequest<T> request, TimeSpan limit, CancellationToken cancellationToken)
    {
        Renew();
        return _connection.SendAsync(inquiry, frame => Frames.ReadResponse(frame, request, inquiry.Version), limit, cancellationToken);
    }

    /// <summary>The same, and never a second time: for what changes something.</summary>
    /// <param name="inquiry">The request.</param>
    /// <param name="request">The same.</param>
    /// <param name="limit">How long the answer may take.</param>
    /// <param name="sending">Called when there is a connection and the request is about to leave.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<T> AskOnceAsync<T>(Inquiry inquiry, KafkaRequest<T> request, TimeSpan limit, Action sending, CancellationToken cancellationToken)
    {
        Renew();
        return _connection.SendOnceAsync(inquiry, frame => Frames.ReadResponse(frame, request, inquiry.Version), limit, sending, cancellationToken);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private void Renew()
    {
        if (_wire is { } wire && wire.IsDue(_time))
            _connection.Retire(wire);
    }
}
