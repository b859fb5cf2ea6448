using System.Globalization;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;
using Probes.RocketMq.Model.Subscriptions;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Clients;

/// <summary>Puts what a client told into the model's words and units.</summary>
internal static class ClientReportReader
{
    private const long Mebibyte = 1024 * 1024;

    private const double MillisecondsPerSecond = 1000;

    public static ClientReport Read(ConsumerRunningInfo info, string clientId, string address, DateTimeOffset now)
    {
        var properties = info.Properties;
        return new ClientReport
        {
            ClientId = clientId,
            Address = address,
            ReadAt = now,
            StartedAt = long.TryParse(properties.GetValueOrDefault(ConsumerRunningInfo.StartTime), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 0,
            IsPush = properties.GetValueOrDefault(ConsumerRunningInfo.ConsumeType) is "CONSUME_PASSIVELY" or "CONSUME_POP",
            IsPop = info.PopQueues.Count > 0 || IsTrue(properties, ConsumerRunningInfo.RebalancesItself) == false
                || properties.GetValueOrDefault(ConsumerRunningInfo.ConsumeType) == "CONSUME_POP",
            IsBroadcasting = properties.GetValueOrDefault(ConsumerRunningInfo.MessageModel) is { } model
                && model.Contains("broadcasting", StringComparison.OrdinalIgnoreCase),
            IsOrderly = IsTrue(properties, ConsumerRunningInfo.ConsumesInOrder) == true,
            NameServers = [.. (properties.GetValueOrDefault(ConsumerRunningInfo.NameServers) ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Queues = [.. info.Queues.Where(queue => !queue.IsDropped).Select(Queue).Concat(info.PopQueues.Where(queue => !queue.IsDropped).Select(Queue)).DistinctBy(queue => queue.Key)],
            Topics = [.. info.Statuses.DistinctBy(status => status.Topic).Select(Topic)],
            Subscriptions = info.Subscriptions
                .Where(wish => !wish.Topic.StartsWith(TopicName.RetryPrefix, StringComparison.Ordinal))
                .DistinctBy(wish => wish.Topic)
                .ToDictionary(wish => wish.Topic, wish => SubscriptionExpression.Normalize(wish.ExpressionType, wish.SubString), StringComparer.Ordinal),
        };
    }

    private static bool? IsTrue(IReadOnlyDictionary<string, string> properties, string key) =>
        bool.TryParse(properties.GetValueOrDefault(key), out var value) ? value : null;

    private static ClientQueue Queue(ProcessQueue queue) => new(
        queue.Queue.Topic, queue.Queue.BrokerName, queue.Queue.QueueId, Math.Max(0, queue.CachedCount), Math.Max(0, queue.CachedMebibytes) * Mebibyte,
        queue.LastConsume, Math.Max(queue.LastPull, queue.LastLock), queue.IsLocked);

    private static ClientQueue Queue(PopProcessQueue queue) => new(
        queue.Queue.Topic, queue.Queue.BrokerName, queue.Queue.QueueId, Math.Max(0, queue.WaitAckCount), 0, 0, queue.LastPop, false);

    private static ClientTopic Topic(ConsumeStatus status) => new(
        status.Topic, Seconds(status.PullMilliseconds), status.PullRate, Seconds(status.ConsumeMilliseconds), status.OkRate, status.FailedRate, status.FailedMessages);

    private static double? Seconds(double? milliseconds) => milliseconds / MillisecondsPerSecond;
}
