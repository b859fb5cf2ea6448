using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Client;

/// <summary>What is asked of a name server (org.apache.rocketmq.namesrv.processor.DefaultRequestProcessor).</summary>
internal sealed class NameServerClient(RemotingConnection connection)
{
    public RemotingConnection Connection => connection;

    /// <summary>106: clusters, brokers and their addresses.</summary>
    public async Task<ClusterInfo> ClusterInfoAsync(CancellationToken cancellationToken) =>
        (await connection.AskAsync(GetBrokerClusterInfo.Request(), GetBrokerClusterInfo.Read, absent: null, cancellationToken))!;

    /// <summary>
    /// 206: every topic that has a route; null if the name server does not tell (enableAllTopicList=false, from 5.2 on). A 5.x name server
    /// logs each call: not in every scrape.
    /// </summary>
    public Task<TopicList?> TopicsAsync(CancellationToken cancellationToken) =>
        connection.AskAsync(
            GetAllTopicListFromNameServer.Request(), GetAllTopicListFromNameServer.Read,
            new Absence(ResponseCode.SystemError, GetAllTopicListFromNameServer.Disabled), cancellationToken);

    /// <summary>105: the brokers and queues of a topic; null if it has no route.</summary>
    public Task<TopicRoute?> RouteAsync(string topic, CancellationToken cancellationToken) =>
        connection.AskAsync(GetRouteInfoByTopic.Request(topic), GetRouteInfoByTopic.Read, ResponseCode.TopicNotExist, cancellationToken);

    /// <summary>219: one namespace of the key-value configuration; null if it has no entry, which is the normal case.</summary>
    public Task<IReadOnlyDictionary<string, string>?> KeyValuesAsync(string @namespace, CancellationToken cancellationToken) =>
        connection.AskAsync(GetKvListByNamespace.Request(@namespace), GetKvListByNamespace.Read, ResponseCode.QueryNotFound, cancellationToken);

    /// <summary>319: the name server's own configuration.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ConfigurationAsync(CancellationToken cancellationToken) =>
        (await connection.AskAsync(GetNamesrvConfig.Request(), GetNamesrvConfig.Read, absent: null, cancellationToken))!;
}
