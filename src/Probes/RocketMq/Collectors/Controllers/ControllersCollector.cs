using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Controllers;

/// <summary>Is each controller there, and do they agree on a leader?</summary>
internal sealed class ControllersCollector : ICollector<RocketMqCollection>
{
    public CollectorDescription Description { get; } = new("controllers", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var target = collection.Cluster.Context.Target;
        var answers = await collection.ControllersAsync();
        foreach (var (controller, answer) in answers.All)
        {
            // An error code is an answer: something is there.
            sink.Add(ControllerMetrics.Up, answer.Failure is null or RocketMqException, target, controller.Name);
            if (answer.Value is { } metadata)
                Add(sink, target, controller, metadata);
        }

        if (answers.All.Any(entry => entry.Answer.Succeeded))
            sink.Add(ControllerMetrics.Leaders, answers.Leaders, target);
    }

    private static void Add(SampleSink sink, string target, Controller controller, ControllerMetadata metadata)
    {
        sink.Add(ControllerMetrics.Info, 1L, target, controller.Name, controller.Version?.ToString() ?? "", metadata.Group);
        sink.Add(ControllerMetrics.IsLeader, metadata.IsLeader, target, controller.Name);
        sink.Add(ControllerMetrics.LeaderKnown, metadata.Leader.Length > 0, target, controller.Name);
        sink.Add(ControllerMetrics.Peers, metadata.Peers.Count, target, controller.Name);
    }
}
