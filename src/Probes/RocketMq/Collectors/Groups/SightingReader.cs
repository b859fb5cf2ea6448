using System.Collections.Immutable;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Subscriptions;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Turns a broker's answer (203) into what the model judges.</summary>
internal static class SightingReader
{
    /// <summary>Whether members choose to subscribe to it: not a retry topic, which comes with being a push consumer.</summary>
    public static bool IsTopic(string topic) => !topic.StartsWith(TopicName.RetryPrefix, StringComparison.Ordinal);

    /// <param name="broker">The broker's name.</param>
    /// <param name="at">When it answered.</param>
    /// <param name="connections">Null: nobody is connected.</param>
    public static GroupSighting Read(string broker, DateTimeOffset at, ConsumerConnections? connections) => connections is null
        ? new GroupSighting(broker, at, [])
        : new GroupSighting(broker, at, [.. connections.Connections.Select(client => new SeenClient(client.ClientId, client.ClientAddr))])
        {
            ConsumeType = connections.ConsumeType,
            MessageModel = connections.MessageModel,
            ConsumeFromWhere = connections.ConsumeFromWhere,
            Expressions = connections.Subscriptions
                .Where(subscription => IsTopic(subscription.Topic))
                .DistinctBy(subscription => subscription.Topic)
                .ToImmutableSortedDictionary(
                    subscription => subscription.Topic,
                    subscription => SubscriptionExpression.Normalize(subscription.ExpressionType, subscription.SubString),
                    StringComparer.Ordinal),
        };
}
