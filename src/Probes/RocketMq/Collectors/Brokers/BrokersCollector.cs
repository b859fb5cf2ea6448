using Microsoft.Extensions.Logging;
using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Brokers;

/// <summary>Is each broker there, and how is it?</summary>
internal sealed class BrokersCollector : ICollector<RocketMqCollection>
{
    public CollectorDescription Description { get; } = new("brokers", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var view = await collection.ViewAsync();
        var answers = await Task.WhenAll(view.Members.Select(async member => (member, await collection.RuntimeAsync(member))));
        foreach (var (member, answer) in answers)
        {
            Tell(collection.Cluster, member, answer.Failure);
            // An error code is an answer: the broker is there.
            sink.Add(
                BrokerMetrics.Up, answer.Failure is null or RocketMqException, member.Cluster, member.Broker, BrokerLabels.IdOf(member));
            if (answer.Value is not { } runtime)
                continue;
            BrokerSamples.Add(sink, member, runtime);
            ScheduleSamples.Add(sink, collection.Cluster.BrokerOf(member), runtime, collection.Cluster.Time.GetUtcNow());
        }
    }

    // Once when it changes: a broker that stays away would fill the log.
    private static void Tell(Cluster cluster, BrokerMember member, Exception? failure)
    {
        var broker = cluster.BrokerOf(member);
        var state = new BrokerState(failure is null ? null : FailureKinds.Of(failure));
        if (broker.State == state)
            return;
        var (logger, target, kind) = (cluster.Context.Logger, cluster.Context.Target, state.Failure?.Label() ?? "");
        // A refused account or a missing right is told by RefusalLog, for every request and with what to do about it.
        var isRefusal = failure is RocketMqException { Kind: FailureKind.Auth or FailureKind.Forbidden };
        if (failure is RocketMqException && !isRefusal)
            Log.BrokerRefused(logger, target, member.Broker, member.Id, member.Address, kind, failure.Message);
        else if (failure is not null && !isRefusal)
            Log.BrokerDown(logger, target, member.Broker, member.Id, member.Address, kind, failure.Message);
        else if (failure is null && broker.State is not null)
            Log.BrokerUp(logger, target, member.Broker, member.Id, member.Address);
        broker.State = state;
    }
}
