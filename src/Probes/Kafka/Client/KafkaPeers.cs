using Probes.Contract;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>One Kafka cluster as peers: bootstrap servers, then the brokers that metadata names.</summary>
internal sealed class KafkaPeers : IAsyncDisposable
{
    private readonly KafkaOptions _options;
    private readonly PeerSet _peers;
    private readonly ConnectionLog _log;
    private readonly Account? _account;
    private readonly MetadataRace _race;
    private readonly SharedAddresses _addresses;
    private volatile BrokerDirectory _directory = BrokerDirectory.Empty;
    private Endpoint? _lastAnswered;

    public KafkaPeers(KafkaOptions options, ProbeContext context)
        : this(options, context, new Dialer(context.Time, TlsOf(options, context)).DialAsync)
    {
    }

    /// <param name="options">Where and how.</param>
    /// <param name="context">What the host gives.</param>
    /// <param name="dial">Opens connections, secured if the options say so.</param>
    internal KafkaPeers(KafkaOptions options, ProbeContext context, Func<Endpoint, TimeSpan, CancellationToken, Task<Stream>> dial)
    {
        _options = options;
        _log = new ConnectionLog(context.Logger, context.Target, endpoint => _directory.NameOf(endpoint), AdviceFor);
        _account = options.Sasl is { } sasl ? AccountOf(sasl, options, context) : null;
        _peers = new PeerSet(new BrokerAccess
        {
            Timeout = options.Timeout,
            Window = options.RequestsInFlight,
            Time = context.Time,
            Dial = dial,
            IsSecured = options.Tls is not null,
            Account = _account,
            Log = _log,
        });
        _addresses = new SharedAddresses(context.Logger, context.Target);
        _race = new MetadataRace(_peers, options.Timeout, context.Time);
    }

    /// <summary>Those that were asked so far and are still known.</summary>
    public IReadOnlyCollection<PeerStatistics> Peers => _peers.Statistics;

    /// <summary>
    /// Who the brokers are and who leads what: from the broker that answered last, else from the others, else from the bootstrap servers.
    /// Remembers where brokers are, and lets go of those that are gone.
    /// </summary>
    /// <exception cref="ProbeException">Nobody said.</exception>
    public async Task<MetadataResponse> MetadataAsync(CancellationToken cancellationToken)
    {
        var (endpoint, metadata) = await _race.RunAsync([.. Candidates()], cancellationToken);
        _lastAnswered = endpoint;
        _directory = BrokerDirectory.Of(metadata, _options.AddressMap);
        _addresses.Look(_directory);
        var kept = _directory.Endpoints.Concat(_options.BootstrapServers).ToHashSet();
        _log.Keep(kept);
        await _peers.KeepAsync(kept);
        return metadata;
    }

    /// <summary>Asks a broker by its number, in the newest version that both speak.</summary>
    /// <exception cref="ProbeException">Why there is no answer. Error codes inside of an answer are the asker's to read.</exception>
    public async Task<T> AskAsync<T>(int nodeId, KafkaRequest<T> request, CancellationToken cancellationToken) =>
        await ConnectionOf(nodeId).AskAsync(request, cancellationToken);

    /// <inheritdoc cref="AskAsync{T}(int, KafkaRequest{T}, CancellationToken)"/>
    /// <param name="nodeId">The broker.</param>
    /// <param name="request">A request that changes something.</param>
    /// <param name="sending">Called when there is a connection and it is about to leave.</param>
    /// <param name="cancellationToken">Gives up; the broker may work at it all the same.</param>
    public async Task<T> AskAsync<T>(int nodeId, KafkaRequest<T> request, Action sending, CancellationToken cancellationToken) =>
        await ConnectionOf(nodeId).AskAsync(request, sending, cancellationToken);

    /// <summary>The newest version that both sides speak; null: the broker does not know the request, or no version that we do. Connects if need be.</summary>
    /// <exception cref="ProbeException">Why there is no connection.</exception>
    public async Task<short?> VersionAsync(int nodeId, ApiKey key, CancellationToken cancellationToken) =>
        (await ConnectionOf(nodeId).VersionsAsync(cancellationToken)).Of(key);

    /// <summary>All ranges that the broker told when it was connected to. Connects if need be.</summary>
    /// <exception cref="ProbeException">Why there is no connection.</exception>
    public async Task<ApiVersionsResponse> ApiVersionsAsync(int nodeId, CancellationToken cancellationToken) =>
        (await ConnectionOf(nodeId).VersionsAsync(cancellationToken)).Told;

    public async ValueTask DisposeAsync()
    {
        await _peers.DisposeAsync();
        _account?.Dispose();
    }

    private static TlsClient? TlsOf(KafkaOptions options, ProbeContext context)
    {
        if (options.Tls is { SkipVerify: true })
            Log.CertificatesNotVerified(context.Logger, context.Target);
        return options.Tls is { } tls
            ? new TlsClient(tls, new TlsFiles(tls, problem => Log.FileNotUsable(context.Logger, context.Target, problem)), context.Time)
            : null;
    }

    private static Account AccountOf(SaslOptions sasl, KafkaOptions options, ProbeContext context)
    {
        void Tell(string problem) => Log.FileNotUsable(context.Logger, context.Target, problem);
        var isToken = sasl.Mechanism == SaslMechanism.OAuthBearer;
        if (options.Tls is null && (isToken || sasl.Mechanism == SaslMechanism.Plain))
        {
            var mechanism = SaslMechanisms.NameOf(sasl.Mechanism);
            Log.SecretInTheClear(context.Logger, context.Target, isToken ? "token" : "password", mechanism);
        }

        return new Account(sasl, sasl.OAuth is { } oauth ? new TokenEndpoint(oauth, options.Timeout, context.Time, Tell) : null, context.Time, Tell);
    }

    // Nothing reads a broker that is not in the last metadata: it is gone, or was never there.
    private KafkaConnection ConnectionOf(int nodeId) => _directory.Brokers.TryGetValue(nodeId, out var entry)
        ? _peers.At(entry.Endpoint)
        : throw new ProbeException(FailureKind.Unreachable, $"broker {nodeId} is not among those that the cluster names");

    // A broker that is known to answer goes before a bootstrap server, which may be a load balancer or another name for one of them.
    private IEnumerable<Endpoint> Candidates() => _directory.Endpoints.Concat(_options.BootstrapServers).Distinct()
        .OrderBy(endpoint => _directory.Names(endpoint) switch
        {
            true when endpoint == _lastAnswered && _peers.IsUp(endpoint) => 0,
            true when _peers.IsUp(endpoint) => 1,
            false when endpoint == _lastAnswered => 2,
            true => 3,
            false => 4,
        });

    private string AdviceFor(Endpoint peer, ProbeException failure) => failure.Kind switch
    {
        _ when failure is TokenException => "Check the section sasl.oauth, and who issues tokens",
        FailureKind.Auth => SaslFailure.Advice(_options.Sasl?.Mechanism),
        FailureKind.Tls => _options.Tls is null ? "Check the section tls" : "Check that the port is one for TLS, tls.ca_file, tls.server_name and the client's certificate",
        FailureKind.Unreachable or FailureKind.Timeout => !_options.BootstrapServers.Contains(peer)
            ? "If the address cannot be reached from here, map it in address_map"
            : _directory.Names(peer) ? "Check that it runs" : "Check bootstrap_servers",
        _ => "Check that it is a Kafka broker's port",
    };
}
