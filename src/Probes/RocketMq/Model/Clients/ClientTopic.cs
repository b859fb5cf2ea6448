namespace Probes.RocketMq.Model.Clients;

/// <summary>
/// What a client measured of itself on one topic over the last minute, the failed messages over the last hour: seconds, and
/// messages per second. Null is what it did not tell.
/// </summary>
internal sealed record ClientTopic(
    string Topic, double? PullSeconds, double? PullRate, double? ConsumeSeconds, double? OkRate, double? FailedRate, long? FailedMessages);
