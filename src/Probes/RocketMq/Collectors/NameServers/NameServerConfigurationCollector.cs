using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>How is each name server configured, and which topics have a global order?</summary>
internal sealed class NameServerConfigurationCollector : ICollector<RocketMqCollection>
{
    /// <summary>org.apache.rocketmq.common.namesrv.NamesrvUtil.NAMESPACE_ORDER_TOPIC_CONFIG.</summary>
    private const string OrderTopics = "ORDER_TOPIC_CONFIG";

    private static readonly IReadOnlyDictionary<string, string> _none = new Dictionary<string, string>();

    public CollectorDescription Description { get; } = new("name_server_configuration", TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)) { MayWait = true };

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var target = collection.Cluster.Context.Target;
        // Both at once: of a name server that hangs, only the deadline tells.
        var asked = NameServerSurvey.AskAllAsync(
            collection, RequestCode.GetKvListByNamespace,
            static async (client, token) => await client.KeyValuesAsync(OrderTopics, token) ?? _none, cancellationToken);
        var configurations = await NameServerSurvey.AskAllAsync(
            collection, RequestCode.GetNamesrvConfig, static (client, token) => client.ConfigurationAsync(token), cancellationToken);
        foreach (var (nameServer, topics) in await asked)
            sink.Add(NameServerMetrics.OrderTopics, topics.Count, target, nameServer.Name);
        foreach (var (nameServer, configuration) in configurations)
        {
            sink.Add(
                NameServerMetrics.ConfigurationInfo, 1L, target, nameServer.Name,
                configuration.GetValueOrDefault("orderMessageEnable", ""),
                configuration.GetValueOrDefault("returnOrderTopicConfigToBroker", ""),
                configuration.GetValueOrDefault("supportActingMaster", ""));
        }
    }
}
