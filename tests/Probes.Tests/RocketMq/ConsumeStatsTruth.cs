using System.Text.Json;
using Probes.RocketMq.Protocol;
using Probes.Tests.RocketMq.Protocol;

namespace Probes.Tests.RocketMq;

/// <summary>
/// GET_CONSUME_STATS (208): the broker's own answer to how far a group is behind. The exporter never asks it, since it counts a queue
/// without a commit as wholly unread and costs the broker a scan per group; here it is the truth to compare with.
/// </summary>
internal sealed record ConsumeStatsTruth(string Topic, string BrokerName, int QueueId, long BrokerOffset, long ConsumerOffset)
{
    public long Lag => BrokerOffset - ConsumerOffset;

    public static IReadOnlyList<ConsumeStatsTruth> Read(CapturedFrame frame)
    {
        var body = FastJsonDialect.Parse(RemotingCodec.Read(frame.Response).Body);
        return [.. body.GetProperty("offsetTable").EnumerateObject().Select(row => Row(JsonDocument.Parse(row.Name).RootElement, row.Value))];
    }

    private static ConsumeStatsTruth Row(JsonElement queue, JsonElement offsets) => new(
        queue.GetProperty("topic").GetString()!,
        queue.GetProperty("brokerName").GetString()!,
        queue.GetProperty("queueId").GetInt32(),
        offsets.GetProperty("brokerOffset").GetInt64(),
        offsets.GetProperty("consumerOffset").GetInt64());
}
