namespace Probes.RocketMq.Protocol;

/// <summary>
/// What a controller (5.x) knows of its own raft group: GetMetaDataResponseHeader in apache/rocketmq. Everything is in the
/// header of the answer. Answered from memory by every controller, leader or not.
/// </summary>
internal static class ControllerGetMetadataInfo
{
    public static RemotingRequest Request() => new(RequestCode.ControllerGetMetadataInfo);

    public static ControllerMetadata Read(RemotingReply reply) => Read(reply.Header.ExtFields);

    public static ControllerMetadata Read(IReadOnlyDictionary<string, string> fields) => new(
        fields.GetValueOrDefault("group", ""),
        fields.GetValueOrDefault("controllerLeaderId", ""),
        fields.GetValueOrDefault("controllerLeaderAddress", ""),
        // Java's field is isLeader; a bean's property would be called leader.
        bool.TryParse(fields.GetValueOrDefault("isLeader") ?? fields.GetValueOrDefault("leader"), out var isLeader) && isLeader,
        // "n0:10.0.0.1:9878;n1:10.0.0.2:9878;" of DLedger, "10.0.0.1:9878;" of JRaft.
        [.. fields.GetValueOrDefault("peers", "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
}

/// <param name="Group">The raft group's name.</param>
/// <param name="LeaderId">The leader, as this controller knows it; "" while there is none.</param>
/// <param name="LeaderAddress">Where the leader is; "" while there is none.</param>
/// <param name="IsLeader">Whether this controller takes itself for the leader.</param>
/// <param name="Peers">Every member of the group.</param>
internal sealed record ControllerMetadata(string Group, string LeaderId, string LeaderAddress, bool IsLeader, IReadOnlyList<string> Peers)
{
    /// <summary>What tells one leader from another; "" while there is none.</summary>
    public string Leader => LeaderId.Length > 0 ? LeaderId : LeaderAddress;
}
