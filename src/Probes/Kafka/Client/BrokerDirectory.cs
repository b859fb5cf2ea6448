using System.Collections.Immutable;
using Probes.Kafka.Protocol.Messages;
using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>Which broker has which number, and where it is reached.</summary>
internal sealed record BrokerDirectory(ImmutableDictionary<int, BrokerDirectory.Entry> Brokers)
{
    public static BrokerDirectory Empty { get; } = new(ImmutableDictionary<int, Entry>.Empty);

    /// <param name="Advertised">What the broker says of itself.</param>
    /// <param name="Endpoint">Where it is dialled.</param>
    internal sealed record Entry(Endpoint Advertised, Endpoint Endpoint);

    /// <summary>Where brokers are dialled, each address once.</summary>
    public IEnumerable<Endpoint> Endpoints => Brokers.OrderBy(entry => entry.Key).Select(entry => entry.Value.Endpoint).Distinct();

    /// <summary>Addresses under which several brokers are reached, which cannot be: <c>1, 2</c> and where.</summary>
    public IEnumerable<(string Brokers, Endpoint Endpoint)> Shared => Brokers.OrderBy(entry => entry.Key).GroupBy(entry => entry.Value.Endpoint)
        .Where(same => same.Count() > 1).Select(same => (string.Join(", ", same.Select(entry => entry.Key)), same.Key));

    public static BrokerDirectory Of(MetadataResponse metadata, IReadOnlyDictionary<Endpoint, Endpoint> addressMap) => new(
        metadata.Brokers
            .Select(broker => (broker.NodeId, Advertised: new Endpoint(broker.Host, broker.Port)))
            .DistinctBy(broker => broker.NodeId)
            .ToImmutableDictionary(
                broker => broker.NodeId,
                broker => new Entry(broker.Advertised, addressMap.TryGetValue(broker.Advertised, out var reachable) ? reachable : broker.Advertised)));

    public bool Names(Endpoint endpoint) => Brokers.Values.Any(entry => entry.Endpoint == endpoint);

    /// <summary>What a peer is called in a sentence.</summary>
    public string NameOf(Endpoint endpoint)
    {
        var known = Brokers.Where(entry => entry.Value.Endpoint == endpoint).OrderBy(entry => entry.Key).Select(entry => (entry.Key, entry.Value)).FirstOrDefault();
        return known.Value is not { } entry ? $"bootstrap server {endpoint}"
            : entry.Advertised == endpoint ? $"broker {known.Key} (advertised at {endpoint})"
            : $"broker {known.Key} (advertised at {entry.Advertised}, mapped to {endpoint})";
    }
}
