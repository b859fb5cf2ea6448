namespace Probes.RocketMq.Model.NameServers;

/// <summary>One broker's topics as it has them configured.</summary>
/// <param name="Broker">The broker's name.</param>
/// <param name="Topics">By name, with queues and permission; read when first needed, for most comparisons need none.</param>
/// <param name="Permission">
/// What the broker is allowed as a whole (brokerPermission): it takes the rest away from each topic before it tells name
/// servers (BrokerController.registerBrokerAll). Null if it is not known.
/// </param>
internal sealed record BrokerTopicSource(string Broker, Func<IEnumerable<(string Topic, TopicShape Shape)>> Topics, int? Permission)
{
    /// <summary>When the broker was asked what it is allowed: an operator may have changed it since.</summary>
    public DateTimeOffset PermissionAt { get; init; }

    public IReadOnlyDictionary<string, TopicShape> Read()
    {
        var topics = new Dictionary<string, TopicShape>(StringComparer.Ordinal);
        foreach (var (topic, shape) in Topics())
            topics[topic] = shape with { Permission = shape.Permission & Permission & TopicShape.Rights };
        return topics;
    }
}
