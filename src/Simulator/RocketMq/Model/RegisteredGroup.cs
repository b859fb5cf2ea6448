using System.Collections.Immutable;

namespace Simulator.RocketMq.Model;

/// <param name="Store">What the group has registered its topics from.</param>
/// <param name="Addresses">Broker id → ip:port.</param>
internal sealed record RegisteredGroup(BrokerStore Store, ImmutableSortedDictionary<long, string> Addresses);
