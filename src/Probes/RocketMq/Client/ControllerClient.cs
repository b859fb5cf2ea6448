using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Client;

/// <summary>What is asked of a controller (org.apache.rocketmq.controller.processor.ControllerRequestProcessor).</summary>
internal sealed class ControllerClient(RemotingConnection connection)
{
    public RemotingConnection Connection => connection;

    /// <summary>1005: who leads the controllers, as this one knows it.</summary>
    public async Task<ControllerMetadata> MetadataAsync(CancellationToken cancellationToken) =>
        (await connection.AskReplyAsync(
            ControllerGetMetadataInfo.Request(), static reply => ControllerGetMetadataInfo.Read(reply), absent: null, cancellationToken))!;

    /// <summary>1006: the replicas of these broker names; null if this controller is not the leader.</summary>
    public Task<IReadOnlyDictionary<string, ReplicasInfo>?> ReplicasAsync(IEnumerable<string> brokers, CancellationToken cancellationToken) =>
        connection.AskAsync(
            ControllerGetSyncStateData.Request(brokers), ControllerGetSyncStateData.Read, ResponseCode.ControllerNotLeader, cancellationToken);
}
