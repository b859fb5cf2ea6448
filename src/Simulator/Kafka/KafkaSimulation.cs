using System.Globalization;
using Probes.Kafka.Protocol;
using Simulator.Kafka.Model;
using Simulator.Kafka.Security;
using Simulator.Kafka.Traffic;

namespace Simulator.Kafka;

/// <summary>
/// A Kafka cluster that is not there: brokers on loopback sockets that speak the real protocol, over offsets that are real numbers. Thread-safe.
/// </summary>
internal sealed class KafkaSimulation : IAsyncDisposable
{
    private readonly ClusterState state;
    private readonly ClusterTraffic traffic;
    private RealTime? realTime;

    private KafkaSimulation(KafkaPlan plan, TimeProvider time)
    {
        state = new ClusterState(plan, time);
        var door = new KafkaDoor(plan.Tls, time);
        Brokers = [.. state.Nodes.Keys.Select(id => new KafkaNode(state, id, door))];
        (Topics, Groups, Play) = (new TopicPlay(state), new GroupPlay(state), new BrokerPlay(state, Brokers));
        foreach (var topic in plan.Topics)
        {
            Topics.Create(topic);
        }

        foreach (var group in plan.Groups)
        {
            Groups.Create(group);
        }

        traffic = new ClusterTraffic(state);
    }

    public KafkaPlan Plan => state.Plan;

    /// <summary>Broker 1 first.</summary>
    public IReadOnlyList<KafkaNode> Brokers { get; }

    /// <summary>What happens to topics.</summary>
    public TopicPlay Topics { get; }

    /// <summary>What happens to groups.</summary>
    public GroupPlay Groups { get; }

    /// <summary>What happens to brokers.</summary>
    public BrokerPlay Play { get; }

    /// <summary>What clients may not.</summary>
    public Denials Denials => state.Denials;

    /// <summary>What a client is given: "127.0.0.1:9092,127.0.0.1:9093".</summary>
    public string BootstrapServers => string.Join(',', Brokers.Select(broker => string.Create(CultureInfo.InvariantCulture, $"{Plan.Host}:{broker.EndPoint.Port}")));

    /// <param name="plan">What it is like at its start.</param>
    /// <param name="time">The clock of timestamps, waits, delays and lives of tokens.</param>
    /// <exception cref="System.Net.Sockets.SocketException">A fixed port is taken.</exception>
    public static async Task<KafkaSimulation> StartAsync(KafkaPlan? plan = null, TimeProvider? time = null)
    {
        var clock = time ?? TimeProvider.System;
        var cluster = await Task.Run(() => new KafkaSimulation(plan ?? new KafkaPlan(), clock)).ConfigureAwait(false);
        try
        {
            cluster.Start(clock);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <param name="id">From 1 on.</param>
    public KafkaNode Broker(int id) => Brokers[id - 1];

    /// <summary>Requests of this kind to all brokers.</summary>
    public long Requests(ApiKey key) => Brokers.Sum(broker => broker.Requests.Of(key));

    /// <summary>All requests to all brokers.</summary>
    public long Requests() => Brokers.Sum(broker => broker.Requests.Total);

    public void ResetRequests()
    {
        foreach (var broker in Brokers)
        {
            broker.Requests.Reset();
        }
    }

    /// <summary>Moves the traffic that the plan has, in ticks of a second; what is left over waits for the next call. The clock is the caller's.</summary>
    public void Advance(TimeSpan duration) => traffic.Advance(duration);

    public async ValueTask DisposeAsync()
    {
        if (realTime is not null)
        {
            await realTime.DisposeAsync().ConfigureAwait(false);
        }

        foreach (var broker in Brokers)
        {
            await broker.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Start(TimeProvider time)
    {
        foreach (var broker in Brokers)
        {
            broker.Start();
            state.Nodes[broker.Id].Port = broker.EndPoint.Port;
        }

        realTime = Plan.RealTime ? new RealTime(Advance, time) : null;
    }
}
