namespace Probes.RocketMq.Model.NameServers;

/// <summary>
/// A topic's queues on one broker. Permission as in org.apache.rocketmq.common.constant.PermName: 4 readable, 2 writable;
/// null where it is not known what the broker tells name servers.
/// </summary>
internal sealed record TopicShape(int ReadQueues, int WriteQueues, int? Permission)
{
    /// <summary>
    /// What of a permission is compared. The third bit (1, inherited) means nothing to clients, and a name server forgets it when write
    /// permission is wiped and given back (RouteInfoManager.operateWritePermOfBroker).
    /// </summary>
    public const int Rights = 6;

    private const int Writable = 2;

    public bool IsWritable => (Permission.GetValueOrDefault() & Writable) != 0;
}
