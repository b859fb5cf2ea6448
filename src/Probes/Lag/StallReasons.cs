namespace Probes.Lag;

/// <summary>Reasons as label values, the same for all systems.</summary>
public static class StallReasons
{
    public static string Label(this StallReason reason) => reason switch
    {
        StallReason.Paused => "paused",
        StallReason.NoMembers => "no_members",
        StallReason.AckSaturated => "ack_saturated",
        StallReason.NotSubscribed => "not_subscribed",
        StallReason.QueueUnowned => "queue_unowned",
        StallReason.RetryLoop => "retry_loop",
        StallReason.NotConsuming => "not_consuming",
        StallReason.FrozenQueue => "frozen_queue",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
