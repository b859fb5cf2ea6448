namespace Benchmarks.Requests;

/// <summary>
/// What apache/rocketmq-exporter asks in a minute: the loops of its MetricsCollectTask, each once a minute, request by
/// request. A "route" is 105 of a name server, which its admin client asks before nearly everything.
/// </summary>
internal static class OldExporter
{
    /// <summary>VIEW_BROKER_STATS_DATA (315) of one key: messages and bytes in, of each topic.</summary>
    private const int StatsOfTopic = 2;

    /// <summary>Messages and bytes out, messages sent back, of each pair.</summary>
    private const int StatsOfPair = 3;

    public static long RequestsPerMinute(ClusterSize size) =>
        TopicOffsets(size) + Producers(size) + ConsumerOffsets(size) + Clients(size) + TopicStats(size) + BrokerStats(size);

    // collectTopicOffset: all topics (206), then a route and 202 of every broker for each.
    private static long TopicOffsets(ClusterSize size) => 1 + ((long)size.Topics * (1 + size.Brokers));

    // collectProducer: the brokers (106), then 328 of each.
    private static long Producers(ClusterSize size) => 1 + size.Brokers;

    // collectConsumerOffset: for each topic a route and who consumes it (300); for each pair a route and the connections (203)
    // of one broker, a route and the progress (208) of every broker, and one message pulled from each queue (11).
    private static long ConsumerOffsets(ClusterSize size) =>
        1 + (2L * (size.Topics - size.DeadLetters)) + ((long)size.Pairs * (2 + 1 + size.Brokers + size.Queues));

    // For each connected consumer a route and its own state (307), which the broker asks of it.
    private static long Clients(ClusterSize size) => 2L * size.Clients;

    // collectBrokerStatsTopic: for each plain topic a route, its statistics of every broker, and who consumes it; for each
    // plain pair its statistics of every broker.
    private static long TopicStats(ClusterSize size) =>
        2 + ((long)size.PlainTopics * (1 + (StatsOfTopic * size.Brokers) + 2)) + ((long)size.PlainPairs * StatsOfPair * size.Brokers);

    // collectBrokerStats, collectBrokerRuntimeStats, and the commit logs of masters and slaves.
    private static long BrokerStats(ClusterSize size) => 1 + (2L * size.Brokers) + 1 + size.Brokers + 1 + (2L * size.Brokers);
}
