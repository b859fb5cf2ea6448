using System.Collections.Immutable;
using Probes.Contract;
using Probes.Kafka.Client;
using Probes.Kafka.Model;
using Probes.Kafka.Model.Groups;
using Probes.Kafka.Model.Topics;
using Probes.Lag;

namespace Probes.Kafka.Collectors;

/// <summary>One target: its brokers, and what is remembered of it between collections.</summary>
internal sealed class KafkaSystem(KafkaOptions options, ProbeContext context) : IAsyncDisposable
{
    private ImmutableDictionary<string, TopicSettings> _settings = ImmutableDictionary<string, TopicSettings>.Empty;

    public KafkaOptions Options => options;

    public ProbeContext Context => context;

    public TimeProvider Time => context.Time;

    public KafkaPeers Peers { get; } = new(options, context);

    public Refusals Refusals { get; } = new(context);

    public Memories<string, TopicMemory> Topics { get; } = new();

    public Memories<string, GroupWatch> Groups { get; } = new();

    public Memories<(string Group, string Topic), PairMemory> Pairs { get; } = new();

    /// <summary>Settings of topics as last asked; without an entry for those that were not told.</summary>
    public ImmutableDictionary<string, TopicSettings> Settings
    {
        get => Volatile.Read(ref _settings);
        set => Volatile.Write(ref _settings, value);
    }

    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The value of the label <c>cluster</c>.</summary>
    public string NameOf(ClusterView view) => context.Cluster ?? view.Id ?? context.Target;

    /// <summary>Whether a topic is reported. The canary's own is one of the exporter's, as __consumer_offsets is one of Kafka's.</summary>
    public bool Admits(TopicView topic) =>
        (options.InternalTopics || !(topic.IsInternal || (options.Canary.Enabled && topic.Name == options.Canary.Topic))) && options.Topics.Admits(topic.Name);

    /// <summary>
    /// Whether it is told where a topic's copies are. Kafka's own topics are included in any case: while a partition of __consumer_offsets is
    /// offline, the groups that it keeps stand still.
    /// </summary>
    public bool Watches(TopicView topic) => topic.IsInternal || Admits(topic);

    public ValueTask DisposeAsync() => Peers.DisposeAsync();
}
