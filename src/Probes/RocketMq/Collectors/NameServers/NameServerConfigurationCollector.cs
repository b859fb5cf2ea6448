using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>How is each name server configured, and which topics have a global order?</summary>
internal sealed class NameServerConfigurationCollector : ICollector<RocketMqCollection>
{
    public CollectorDescription Description { get; } = new("name_server_configuration", TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)) { MayWait = true };

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var target = collection.Cluster.Context.Target;
        var memory = collection.Cluster.NameServerMemory;
        var now = collection.Cluster.Time.GetUtcNow();
        // Both at once: of a name server that hangs, only the deadline tells.
        var asked = NameServerSurvey.AskAllAsync(collection, RequestCode.GetKvListByNamespace, OrderTopics.AskAsync, cancellationToken);
        var configurations = await NameServerSurvey.AskAllAsync(
            collection, RequestCode.GetNamesrvConfig, static (client, token) => client.ConfigurationAsync(token), cancellationToken);
        foreach (var (nameServer, topics) in await asked)
        {
            memory.NoteOrders(nameServer.Name, topics, now);
            sink.Add(NameServerMetrics.OrderTopics, topics.Count, target, nameServer.Name);
        }

        foreach (var (nameServer, configuration) in configurations)
        {
            memory.NoteConfiguration(nameServer.Name, configuration, now);
            sink.Add(
                NameServerMetrics.ConfigurationInfo, 1L, target, nameServer.Name,
                configuration.GetValueOrDefault("orderMessageEnable", ""),
                configuration.GetValueOrDefault("returnOrderTopicConfigToBroker", ""),
                configuration.GetValueOrDefault("supportActingMaster", ""));
        }
    }
}
