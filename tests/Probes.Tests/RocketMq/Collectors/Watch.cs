using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq;
using Probes.RocketMq.Client;
using Probes.RocketMq.Collectors;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Protocol;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>Collection after collection over brokers made by hand: what the consumer group collector would write.</summary>
internal sealed class Watch
{
    private readonly PairMemories _memories = new();
    private readonly RetryLoops _loops = new();
    private readonly UnseenClients _unseen = new();
    private readonly SeriesCache _series = new();
    private Dictionary<string, double> _samples = [];

    public Watch(RocketMqOptions? options = null)
    {
        var context = new ProbeContext("target", null, Time, NullLogger.Instance);
        var remoting = new RemotingOptions
        {
            Timeout = TimeSpan.FromSeconds(3),
            Window = 8,
            Time = Time,
            Dial = new Dialer(Time).DialAsync,
        };
        Cluster = new Cluster(options ?? new RocketMqOptions(), context, remoting, static (_, _) => Task.FromResult(Array.Empty<IPAddress>()));
    }

    public ManualTime Time { get; } = new();

    public Cluster Cluster { get; }

    public IReadOnlyList<PairLag> Pairs { get; private set; } = [];

    public Survey? Survey { get; private set; }

    /// <summary>The series of a metric of the last collection: label values, without the system, and value.</summary>
    public Dictionary<string, double> this[Metric metric] => _samples
        .Where(entry => entry.Key.StartsWith(metric.Name + " ", StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key[(metric.Name.Length + 1)..], entry => entry.Value);

    /// <summary>One collection, a quarter of a minute after the last.</summary>
    public Watch Collect(FakeBroker[] answering, params (string Cluster, string Broker)[] silent)
    {
        Time.Advance(TimeSpan.FromSeconds(15));
        var memory = Cluster.Consumption;
        List<BrokerPositions> answered = [.. answering.Select(broker => broker.Positions(Time.GetUtcNow()))];
        List<BrokerPositions> away = [.. silent.Select(broker => memory.LastOf(broker.Cluster, broker.Broker)).OfType<BrokerPositions>()];
        Survey = new Survey(answered, away, new HashSet<string> { "C" }, memory.ReplacedMasters(answered.Concat(away)));
        memory.Absorb(Survey);
        Cluster.Connections.Keep(Survey);
        var now = Time.GetUtcNow();
        Pairs = PairLedger.Measure(Survey, memory, Cluster.Connections, Cluster.Options.Granularity, now);

        var sink = new SampleSink(_series);
        GroupReport.Add(sink, Cluster, Survey, Pairs, _memories, _loops, _unseen, now);
        Assert.Equal(0, sink.Duplicates);
        _samples = sink.Freeze().SelectMany(family => family.Samples).ToDictionary(Key, sample => sample.Value);
        memory.Close(Survey);
        return this;
    }

    public Watch Collect(params FakeBroker[] answering) => Collect(answering, []);

    /// <summary>Notes who is connected to a broker as a consumer: ids, or ids with their address as in c1@10.0.0.1:1.</summary>
    public void Connect(FakeBroker broker, string group, string? clients, string model = "CLUSTERING", params string[] topics) =>
        Cluster.Connections.Note(broker.Positions(), group, clients is null ? null : new ConsumerConnections(
            [.. clients.Split(' ').Select(client => client.Split('@')).Select(client => new ClientConnection(client[0], client.ElementAtOrDefault(1) ?? "10.0.0.1:1", "JAVA", new MqVersion(409)))],
            "CONSUME_PASSIVELY", model, "CONSUME_FROM_LAST_OFFSET",
            [.. topics.Select(topic => new Subscription(topic, "*", "TAG", 1))]), Time.GetUtcNow());

    private static string Key(Sample sample) => new StringBuilder(sample.Series.Metric.Name).Append(' ')
        .AppendJoin(' ', sample.Series.LabelValues.Where(value => value != RocketMqMetrics.System)).ToString();
}
