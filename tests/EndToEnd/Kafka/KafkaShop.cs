using EndToEnd.Testing;
using Probes.Kafka.Protocol;
using Simulator.Kafka;
using Simulator.Kafka.Model;
using Simulator.Kafka.Topologies;
using Simulator.Kafka.Traffic;

namespace EndToEnd.Kafka;

/// <summary>A played cluster of three brokers with groups of both protocols, all of them well until <see cref="BreakGroups"/>.</summary>
internal sealed class KafkaShop : IAsyncDisposable
{
    public const string Orders = "orders";
    public const string Clicks = "clicks";
    public const string Jobs = "jobs";

    /// <summary>Keeps messages for a day and is played as if it kept them for good, so that a group can come near the retention.</summary>
    public const string Mails = "mails";

    /// <summary>One copy only, on the first broker to have been dealt one.</summary>
    public const string Scratch = "scratch";

    public const string Fulfilment = "fulfilment";
    public const string Invoicing = "invoicing";
    public const string Analytics = "analytics";
    public const string Newsletter = "newsletter";
    public const string Workers = "workers";

    /// <summary>A key of the section: a message through every broker now and then.</summary>
    public const string Canary = "canary: {enabled: true, create_topic: true, replication_factor: 3, interval: 15s}";

    private readonly ShiftedTime _time = new();
    private readonly HashSet<(string Group, string Topic)> _consuming =
        [(Fulfilment, Orders), (Invoicing, Orders), (Analytics, Clicks), (Newsletter, Mails), (Workers, Jobs)];

    private int _epoch = 1;

    public KafkaSimulation Cluster { get; private set; } = null!;

    private static KafkaPlan Plan { get; } = new()
    {
        Topics =
        [
            new(Orders, 6) { Messages = 50, Configs = Settings(("min.insync.replicas", "2"), ("retention.bytes", "1000000000")) },
            new(Clicks, 3) { Messages = 20, Configs = Settings(("min.insync.replicas", "2")) },
            new(Jobs, 3) { Messages = 20, Configs = Settings(("min.insync.replicas", "2")) },
            new(Mails, 2) { Messages = 5, Configs = Settings(("min.insync.replicas", "2"), ("retention.ms", "2400000")) },
            new(Scratch, 3, 1),
        ],
        Groups =
        [
            new(Fulfilment, Orders) { Members = 3 },
            new(Invoicing, Orders) { Members = 2 },
            new(Analytics, Clicks) { Members = 2, Kind = GroupKind.Consumer },
            new(Newsletter, Mails) { Members = 3 },
            new(Workers, Jobs) { Members = 1 },
        ],
        Traffic = new()
        {
            Producers = [new(Orders, 12) { Retention = TimeSpan.FromDays(1) }, new(Clicks, 6), new(Jobs, 3), new(Mails, 1) { Retention = TimeSpan.FromDays(1) }, new(Scratch, 1)],
        },
    };

    public static async Task<KafkaShop> StartAsync()
    {
        var shop = new KafkaShop();
        shop.Cluster = await KafkaSimulation.StartAsync(Plan, shop._time);
        return shop;
    }

    /// <summary>One entry of <c>targets</c>.</summary>
    /// <param name="name">The target's name.</param>
    /// <param name="more">More keys of the section, each as "key: value".</param>
    public string Target(string name, params string[] more) =>
        $"  - name: {name}\n    kafka:\n      bootstrap_servers: [{string.Join(", ", Cluster.Brokers.Select(broker => broker.EndPoint))}]\n"
        + string.Concat(more.Select(line => $"      {line}\n"));

    /// <summary>Time goes by: producers write, and who still consumes commits where topics end.</summary>
    public void Pass(TimeSpan time)
    {
        _time.Advance(time);
        Cluster.Advance(time);
        foreach (var (group, topic) in _consuming)
        {
            var partitions = Plan.Topics.Single(plan => plan.Name == topic).Partitions;
            for (var partition = 0; partition < partitions; partition++)
                Cluster.Groups.Commit(group, topic, partition, Cluster.Topics.High(topic, partition));
        }
    }

    /// <summary>A group stays behind for a while before anybody watches.</summary>
    /// <param name="time">For how long; the clock of whoever watches has to be put forward as well.</param>
    public void LagUnwatched(TimeSpan time)
    {
        Leave(Fulfilment);
        var step = TimeSpan.FromSeconds(10);
        Pass(step);
        // Among messages of the same time, so that its own can only be estimated.
        for (var partition = 0; partition < 6; partition++)
            Cluster.Groups.Commit(Fulfilment, Orders, partition, Cluster.Topics.High(Orders, partition) - 5);
        for (var passed = step; passed < time; passed += step)
            Pass(step);
    }

    /// <summary>No broker stores what is sent to it.</summary>
    public void RefuseMessages()
    {
        foreach (var broker in Cluster.Brokers)
            broker.Fault = KafkaFault.Error(ErrorCode.NotEnoughReplicas).OnlyFor(ApiKey.Produce);
    }

    /// <summary>One group stands still with its members, one loses them, one loses messages, one rebalances and one is stuck before a transaction.</summary>
    public void BreakGroups()
    {
        Leave(Fulfilment);
        Leave(Newsletter);
        Leave(Workers);
        Leave(Invoicing);
        Cluster.Groups.SetMembers(Invoicing, 0);
        for (var partition = 0; partition < 2; partition++)
            Cluster.Topics.OpenTransaction(Clicks, partition, Cluster.Topics.High(Clicks, partition));
    }

    /// <summary>The oldest messages of a topic go before their group had them.</summary>
    public void Expire()
    {
        for (var partition = 0; partition < 3; partition++)
            Cluster.Topics.TrimTo(Jobs, partition, Cluster.Topics.High(Jobs, partition));
    }

    /// <summary>A group of the consumer protocol is assigned anew, and members have not got all of it yet.</summary>
    public void Rebalance()
    {
        Cluster.Groups.SetEpochs(Analytics, _epoch += 4, _epoch);
        Cluster.Groups.SetState(Analytics, "Reconciling");
    }

    /// <summary>One broker goes, another one has no room left, and a third one's disk fails.</summary>
    public void BreakBrokers()
    {
        Cluster.Play.SetVolume(1, 1);
        Cluster.Play.FailDisk(2);
        Cluster.Play.SetController(exists: false);
        Cluster.Play.Lose(3);
        Cluster.Topics.SetInSync(Orders, 0, Cluster.Topics.Leader(Orders, 0));
    }

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();

    private void Leave(string group) => _consuming.RemoveWhere(pair => pair.Group == group);

    private static System.Collections.Immutable.ImmutableDictionary<string, string> Settings(params (string Key, string Value)[] settings) =>
        System.Collections.Immutable.ImmutableDictionary.CreateRange(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
}
