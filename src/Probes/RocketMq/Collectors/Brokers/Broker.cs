using Probes.Contract;
using Probes.RocketMq.Client;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;
using Probes.Transport;

namespace Probes.RocketMq.Collectors.Brokers;

/// <summary>One broker process as the exporter reaches it, with what is remembered of it between collections.</summary>
internal sealed class Broker(BrokerMember member, Endpoint? endpoint, RemotingConnection? connection, RocketMqOptions options, TimeProvider time)
{
    private readonly BrokerClient? _client = connection is null ? null : new BrokerClient(connection);
    private PositionsReader? _positions;
    private ProducersReader? _producers;

    public BrokerMember Member => member;

    public Endpoint? Endpoint => endpoint;

    /// <summary>How it was when it was last asked; null: not asked yet.</summary>
    public BrokerState? State { get; set; }

    /// <summary>What its configuration says that other answers need; null: not known yet.</summary>
    public BrokerSettings? Settings { get; set; }

    /// <summary>When it was asked for that.</summary>
    public DateTimeOffset SettingsAt { get; private set; }

    /// <summary>When it was last asked for its configuration, whether it told or not.</summary>
    public DateTimeOffset SettingsAskedAt { get; private set; }

    /// <summary>Since when its delayed messages have been seen.</summary>
    public ScheduleMemory Schedule { get; } = new();

    /// <exception cref="ProbeException">What the broker advertises is no address that could be dialled.</exception>
    public BrokerClient Client => _client ?? throw new ProbeException(
        FailureKind.Unreachable, $"{member.Broker}/{member.Id} advertises '{member.Address}', which is not an address (expected host:port)");

    public MqVersion? Version => connection?.PeerVersion;

    public ProducersReader Producers => LazyInitializer.EnsureInitialized(ref _producers, () => new ProducersReader(this, time));

    /// <summary>26: its configuration, of which it remembers what other answers need.</summary>
    public async Task<Answer<IReadOnlyDictionary<string, string>>> ReadConfigurationAsync(CancellationToken cancellationToken)
    {
        // What is changed while it answers may not be in the answer.
        var askedAt = SettingsAskedAt = time.GetUtcNow();
        var answer = await Peer.AskAsync(() => Client.ConfigurationAsync(cancellationToken));
        if (answer.Value is { } configuration)
            (Settings, SettingsAt) = (BrokerSettings.Read(configuration), askedAt);
        return answer;
    }

    public Task<BrokerPositions> ReadPositionsAsync(
        BrokerGroup group, long? stored, IReadOnlySet<string> names, CancellationToken cancellationToken) =>
        (_positions ??= new PositionsReader(member, Client, options, time)).ReadAsync(group, stored, names, cancellationToken);
}

/// <summary>How a broker was: well, or failing in one way.</summary>
internal sealed record BrokerState(FailureKind? Failure);
