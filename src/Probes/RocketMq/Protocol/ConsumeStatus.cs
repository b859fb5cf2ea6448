namespace Probes.RocketMq.Protocol;

/// <summary>
/// What a client measured of itself on one topic (ConsumeStatus in apache/rocketmq, ConsumerStatsManager in the client):
/// over the last minute, the failed messages over the last hour. Null is what it did not tell.
/// </summary>
/// <param name="Topic">The topic; retries are counted at the group's %RETRY% topic.</param>
/// <param name="PullMilliseconds">How long a pull took on average; long polling makes it long when nothing comes.</param>
/// <param name="PullRate">Messages pulled per second.</param>
/// <param name="ConsumeMilliseconds">How long the listener took on average; 0 if it was not called.</param>
/// <param name="OkRate">Messages consumed per second.</param>
/// <param name="FailedRate">Messages per second that were not, and will be retried.</param>
/// <param name="FailedMessages">Messages of the last hour that were not.</param>
internal sealed record ConsumeStatus(
    string Topic,
    double? PullMilliseconds,
    double? PullRate,
    double? ConsumeMilliseconds,
    double? OkRate,
    double? FailedRate,
    long? FailedMessages)
{
    /// <summary>Null when the topic is not told.</summary>
    public static ConsumeStatus? Read(ref FastJsonReader json, string? topic)
    {
        if (!json.EnterObject())
            return null;
        double? pull = null, pullRate = null, consume = null, ok = null, failed = null;
        long? failedMessages = null;
        while (json.NextMember())
        {
            if (json.Key.Is("pullRT"u8))
                pull = json.ReadDouble();
            else if (json.Key.Is("pullTPS"u8))
                pullRate = json.ReadDouble();
            else if (json.Key.Is("consumeRT"u8))
                consume = json.ReadDouble();
            else if (json.Key.Is("consumeOKTPS"u8))
                ok = json.ReadDouble();
            else if (json.Key.Is("consumeFailedTPS"u8))
                failed = json.ReadDouble();
            else if (json.Key.Is("consumeFailedMsgs"u8))
                failedMessages = json.ReadInt64();
            else
                json.Skip();
        }
        return topic is null ? null : new ConsumeStatus(topic, pull, pullRate, consume, ok, failed, failedMessages);
    }
}
