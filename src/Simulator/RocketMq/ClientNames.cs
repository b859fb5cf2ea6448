using System.Globalization;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;
using Simulator.RocketMq.Topologies;

namespace Simulator.RocketMq;

/// <summary>Makes clients for groups: addresses out of 192.0.2.0/24 (RFC 5737), the same for the same name.</summary>
internal static class ClientNames
{
    public static ConsumerClient[] Of(string group, int count, Flavor flavor)
    {
        var hash = (uint)JavaText.HashCode(group);
        return [.. Enumerable.Range(0, count).Select(i => new ConsumerClient(
            string.Create(CultureInfo.InvariantCulture, $"192.0.2.{Host(hash, i)}@{group}-{i}"),
            string.Create(CultureInfo.InvariantCulture, $"192.0.2.{Host(hash, i)}:{32768 + ((hash + (i * 977)) % 28_000)}"),
            flavor.VersionOrdinal))];
    }

    public static OnlineGroup Group(GroupSpec spec, Flavor flavor, long start)
    {
        var topics = spec.Topics.ToList();
        if (spec.Kind is not (GroupKind.Pull or GroupKind.Broadcasting))
        {
            topics.Add(TopicNames.Retry(spec.Name));
        }

        return new OnlineGroup(spec.Name)
        {
            Clients = Of(spec.Name, spec.Members, flavor),
            IsBroadcasting = spec.Kind == GroupKind.Broadcasting,
            IsPull = spec.Kind == GroupKind.Pull,
            IsOrderly = spec.Kind == GroupKind.Orderly,
            IsPop = spec.Kind == GroupKind.Pop,
            Subscriptions = [.. topics.Select((topic, i) => new Subscription(topic, spec.Expressions.GetValueOrDefault(topic, "*"), start + i))],
        };
    }

    private static uint Host(uint hash, int index) => 1 + ((hash + (uint)index) % 254);
}
