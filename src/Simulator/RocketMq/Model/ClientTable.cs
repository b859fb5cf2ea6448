using System.Collections.Concurrent;

namespace Simulator.RocketMq.Model;

/// <summary>Who is connected. Clients send their heartbeats to every broker, so all brokers share one table.</summary>
internal sealed class ClientTable
{
    /// <summary>The producer group inside every push consumer.</summary>
    public const string InnerProducer = "CLIENT_INNER_PRODUCER";

    /// <summary>ClientConfig.heartbeatBrokerInterval.</summary>
    public const long HeartbeatMilliseconds = 30_000;

    private readonly ConcurrentDictionary<string, OnlineGroup> groups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<ConsumerClient>> producers = new(StringComparer.Ordinal);

    public OnlineGroup? Group(string name) => groups.GetValueOrDefault(name);

    public void Connect(OnlineGroup group) => groups[group.Name] = group;

    public bool Disconnect(string group) => groups.TryRemove(group, out _);

    public void ConnectProducer(string group, IReadOnlyList<ConsumerClient> clients) => producers[group] = clients;

    public IEnumerable<KeyValuePair<string, IReadOnlyList<ConsumerClient>>> ProducerGroups(bool isSlave)
    {
        // A producer sends to masters only; consumers read from slaves too, and bring their inner producer along.
        if (!isSlave)
        {
            foreach (var group in producers)
            {
                yield return group;
            }
        }

        var inner = groups.Values.Where(group => !group.IsPull).SelectMany(group => group.Clients)
            .Concat(isSlave ? [] : producers.Values.SelectMany(clients => clients))
            .DistinctBy(client => client.ClientId).ToList();
        if (inner.Count > 0)
        {
            yield return new(InnerProducer, inner);
        }
    }

    /// <summary>The last heartbeat before <paramref name="now"/>; clients do not beat in step.</summary>
    public static long LastHeartbeat(ConsumerClient client, long now)
    {
        var phase = (uint)Protocol.JavaText.HashCode(client.ClientId) % HeartbeatMilliseconds;
        return now - ((now - phase) % HeartbeatMilliseconds);
    }
}
