using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Controllers;

/// <summary>Which replicas of each broker name could take over (1006, from the controllers' leader)?</summary>
internal sealed class SyncStateSetsCollector : ICollector<RocketMqCollection>
{
    public CollectorDescription Description { get; } = new("sync_state_sets", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3)) { MayWait = true };

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var view = await collection.ViewAsync();
        if (view.IsEmpty)
            return;
        var replicas = await AskLeaderAsync(await collection.ControllersAsync(), view, cancellationToken);
        var registries = (await collection.RegistriesAsync()).Select(entry => entry.Answer.Value).OfType<Registry>().ToList();
        foreach (var group in view.AllGroups)
        {
            if (replicas.TryGetValue(group.Broker, out var info) && SyncStateSamples.IsOf(group, info, view))
                SyncStateSamples.Add(sink, group, info, registries);
        }
    }

    private static async Task<IReadOnlyDictionary<string, ReplicasInfo>> AskLeaderAsync(
        ControllerAnswers answers, ClusterView view, CancellationToken cancellationToken)
    {
        var brokers = view.AllGroups.Select(group => group.Broker).Distinct(StringComparer.Ordinal).ToList();
        foreach (var candidate in answers.Candidates)
        {
            // Null: it was the leader when it was asked before.
            if (await candidate.Client.ReplicasAsync(brokers, cancellationToken) is { } replicas)
                return replicas;
        }

        throw answers.NoLeader;
    }
}
