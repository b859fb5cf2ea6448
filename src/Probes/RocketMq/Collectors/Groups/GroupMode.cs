namespace Probes.RocketMq.Collectors.Groups;

/// <summary>How a group consumes, in the broker's words (org.apache.rocketmq.remoting.protocol.heartbeat).</summary>
/// <param name="ConsumeType">CONSUME_PASSIVELY, CONSUME_ACTIVELY or CONSUME_POP.</param>
/// <param name="MessageModel">CLUSTERING or BROADCASTING.</param>
internal sealed record GroupMode(string ConsumeType, string MessageModel)
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
}
