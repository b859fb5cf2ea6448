using System.Collections.Immutable;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>Turns the answer to 105 into what it means.</summary>
internal static class RouteReader
{
    /// <param name="route">The answer; null: there is no route.</param>
    public static ImmutableArray<RouteEntry> Read(TopicRoute? route)
    {
        if (route is null)
            return [];
        var masters = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var broker in route.Brokers)
            masters[broker.BrokerName] = broker.Addresses.GetValueOrDefault(0);
        return
        [
            .. route.Queues.Select(queue => new RouteEntry(
                queue.BrokerName, new TopicShape(queue.ReadQueueNums, queue.WriteQueueNums, queue.Perm & TopicShape.Rights), masters.GetValueOrDefault(queue.BrokerName))),
        ];
    }
}
