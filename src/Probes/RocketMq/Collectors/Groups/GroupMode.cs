namespace Probes.RocketMq.Collectors.Groups;

/// <summary>How a group consumes, in the broker's words (org.apache.rocketmq.remoting.protocol.heartbeat).</summary>
/// <param name="ConsumeType">CONSUME_PASSIVELY, CONSUME_ACTIVELY or CONSUME_POP.</param>
/// <param name="MessageModel">CLUSTERING or BROADCASTING.</param>
/// <param name="ConsumeFromWhere">CONSUME_FROM_LAST_OFFSET, CONSUME_FROM_FIRST_OFFSET or CONSUME_FROM_TIMESTAMP.</param>
internal sealed record GroupMode(string ConsumeType, string MessageModel, string ConsumeFromWhere)
{
    public bool IsBroadcasting => MessageModel == "BROADCASTING";

    public string TypeLabel => ConsumeType switch
    {
        "CONSUME_PASSIVELY" => "push",
        "CONSUME_ACTIVELY" => "pull",
        "CONSUME_POP" => "pop",
        _ => "unknown",
    };

    public string ModelLabel => MessageModel switch
    {
        "CLUSTERING" => "clustering",
        "BROADCASTING" => "broadcasting",
        "LITE_SELECTIVE" => "lite_selective",
        _ => "unknown",
    };

    /// <summary>The names that are deprecated in Java's ConsumeFromWhere mean one of these too.</summary>
    public string FromLabel => ConsumeFromWhere switch
    {
        "CONSUME_FROM_LAST_OFFSET" or "CONSUME_FROM_MAX_OFFSET" or "CONSUME_FROM_LAST_OFFSET_AND_FROM_MIN_WHEN_BOOT_FIRST" => "last",
        "CONSUME_FROM_FIRST_OFFSET" or "CONSUME_FROM_MIN_OFFSET" => "first",
        "CONSUME_FROM_TIMESTAMP" => "timestamp",
        _ => "unknown",
    };
}
